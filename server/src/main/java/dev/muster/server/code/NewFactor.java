package dev.muster.server.code;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.verify.Factor;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.OwnSessions;
import dev.muster.server.security.SessionFactor;
import dev.muster.server.security.SignedInAccounts;
import dev.muster.server.security.Viewer;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.factor.SqlAttempts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Component;

/** What follows when a factor was added: this session has it, it is written down, and the other channels are told. */
@Component
class NewFactor {
    private final Accounts accounts;
    private final SqlAttempts attempts;
    private final SignedInAccounts signedIn;
    private final OwnSessions sessions;
    private final FactorNotices notices;
    private final Auditing auditing;

    NewFactor(
            Accounts accounts,
            SqlAttempts attempts,
            SignedInAccounts signedIn,
            OwnSessions sessions,
            FactorNotices notices,
            Auditing auditing) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.signedIn = signedIn;
        this.sessions = sessions;
        this.notices = notices;
        this.auditing = auditing;
    }

    /**
     * Does it.
     *
     * @param reach where the account could be reached before
     */
    void done(
            Viewer viewer,
            Factor factor,
            List<Address> reach,
            HttpServletRequest request,
            HttpServletResponse response) {
        Account account = accounts.byId(viewer.accountId()).orElseThrow();
        attempts.succeeded(account.id(), factor);
        // ASVS 5.0, 7.4.3: after a change of factors, sessions elsewhere end; this one goes on under another id.
        sessions.endOthers(account.id(), request);
        signedIn.hold(account, SessionFactor.of(factor), request, response);
        auditing.done(viewer, request, "factor.add", entry -> entry.saying(factor.name()));
        notices.tell(viewer, reach, "code.notice.added");
    }
}
