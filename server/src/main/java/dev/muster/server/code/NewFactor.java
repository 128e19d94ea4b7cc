package dev.muster.server.code;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.verify.Factor;
import dev.muster.server.factor.SessionFactor;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.OwnSessions;
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
public class NewFactor {
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
     * What was so before a factor was added.
     *
     * @param reach where the account could be reached
     * @param first whether it had nothing beside its password
     */
    public record Before(List<Address> reach, boolean first) {}

    /** To be asked for before the factor is there. */
    public Before before(Viewer viewer) {
        return new Before(notices.reach(viewer.accountId()), signedIn.setsUpFirst(account(viewer)));
    }

    /** Does it for a kind of code: what failed of it before is forgiven too. */
    void done(Viewer viewer, Factor factor, Before before, HttpServletRequest request, HttpServletResponse response) {
        attempts.succeeded(viewer.accountId(), factor);
        done(viewer, SessionFactor.of(factor), "code.notice.added", before, request, response);
    }

    /**
     * Does it for any.
     *
     * @param notice the text that tells the other channels
     */
    public void done(
            Viewer viewer,
            SessionFactor factor,
            String notice,
            Before before,
            HttpServletRequest request,
            HttpServletResponse response) {
        Account account = account(viewer);
        // ASVS 5.0, 7.4.3: after a change of factors, sessions elsewhere end; this one goes on under another id.
        sessions.endOthers(account.id(), request);
        signedIn.added(account, factor, before.first(), request, response);
        auditing.done(viewer, request, "factor.add", entry -> entry.saying(factor.name()));
        notices.tell(viewer, before.reach(), notice);
    }

    private Account account(Viewer viewer) {
        return accounts.byId(viewer.accountId()).orElseThrow();
    }
}
