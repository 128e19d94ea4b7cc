package dev.muster.server.security;

import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.UnaryOperator;

/** Writes what an account does into the audit log, with the address it came from. */
public final class Auditing {
    private final AuditLog log;

    public Auditing(AuditLog log) {
        this.log = log;
    }

    /** Something was done. */
    public void done(Viewer viewer, HttpServletRequest request, String action, UnaryOperator<AuditEntry> more) {
        record("ok", viewer, request, action, more);
    }

    /** Something was asked for and refused. */
    public void refused(Viewer viewer, HttpServletRequest request, String action, UnaryOperator<AuditEntry> more) {
        record("refused", viewer, request, action, more);
    }

    /** Something happened without anybody signed in. */
    public void note(HttpServletRequest request, AuditEntry entry) {
        log.record(entry.from(request.getRemoteAddr()));
    }

    private void record(
            String outcome, Viewer viewer, HttpServletRequest request, String action, UnaryOperator<AuditEntry> more) {
        AuditEntry.Party party = viewer.party();
        AuditEntry entry = AuditEntry.of(action, outcome).by(party.kind(), party.id(), party.name());
        note(request, more.apply(entry));
    }
}
