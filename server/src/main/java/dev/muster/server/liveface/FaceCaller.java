package dev.muster.server.liveface;

import dev.muster.server.factor.Step;
import dev.muster.server.security.PendingSignIn;
import dev.muster.server.security.Risk;
import dev.muster.store.account.Account;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.liveface.FaceUse;
import dev.muster.store.liveface.FaceUse.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Who owes a face, in which session, from where.
 *
 * @param session its id
 * @param knownBrowser whether the account has signed in with this browser before
 */
record FaceCaller(Account account, String session, String address, Locale locale, boolean knownBrowser) {
    /** Empty for whoever owes none. */
    static Optional<FaceCaller> of(HttpServletRequest request) {
        return PendingSignIn.at(Step.FACE, request)
                .map(pending -> new FaceCaller(
                        pending.account(),
                        request.getSession().getId(),
                        request.getRemoteAddr(),
                        RequestContextUtils.getLocale(request),
                        Risk.isKnownBrowser(request)));
    }

    String accountId() {
        return account.id();
    }

    /** What a challenge of this caller's is good for. */
    FaceUse use() {
        return new FaceUse(account.id(), session, Purpose.SIGN_IN);
    }

    /** An entry of the audit log about this caller. */
    AuditEntry entry(String outcome, String words) {
        return AuditEntry.of("sign-in.face", outcome)
                .on("account", account.id(), account.name())
                .from(address)
                .saying(words);
    }

    /** Without the session's id, which is as good as a ticket. */
    @Override
    public String toString() {
        return "FaceCaller[" + account.id() + "]";
    }
}
