package dev.muster.server.live;

import dev.muster.attendance.AttendanceEvent;
import dev.muster.liveness.LivenessOutcome;
import dev.muster.store.Database;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the audit log what became of prompts, and where an attack was suspected. */
final class LivenessRecord {
    private static final Logger LOG = LoggerFactory.getLogger(LivenessRecord.class);

    private final AuditLog log;

    LivenessRecord(AuditLog log) {
        this.log = log;
    }

    /**
     * A judge has decided.
     *
     * @param camera whose camera saw it
     */
    void judged(AuditEntry.Party camera, String personId, String name, LivenessOutcome outcome) {
        String result = outcome instanceof LivenessOutcome.Passed ? "ok" : "failed";
        write(at(camera, AuditEntry.of("attendance.prompts", result).on("person", personId, name))
                .saying(outcome.evidence().inWords(List.of())));
    }

    /** @param more how many other tracks were suspected since the last entry */
    void suspected(AuditEntry.Party camera, AttendanceEvent.AttackSuspected told, int more) {
        String words = String.format(Locale.ROOT, "attack score %.2f", told.attackScore())
                + (more > 0 ? ", and %d more".formatted(more) : "");
        write(at(camera, AuditEntry.of("attendance.attack", "refused")).saying(words));
    }

    private static AuditEntry at(AuditEntry.Party camera, AuditEntry entry) {
        return entry.by(camera.kind(), camera.id(), camera.name());
    }

    private void write(AuditEntry entry) {
        try {
            log.record(entry);
        } catch (RuntimeException e) {
            if (!Database.isFailure(e)) {
                throw e;
            }
            LOG.error("the audit log could not take an entry: {}", e.getMessage());
        }
    }
}
