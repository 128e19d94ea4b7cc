package dev.muster.server.code;

import dev.muster.server.factor.SessionFactor;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.OwnSessions;
import dev.muster.server.security.Viewer;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.factor.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * What follows when a person's face is enrolled or taken away, whoever did it: the accounts that can sign in with it have
 * it written down, and are told. A few times a day only, for nobody is to use up their messages.
 */
@Component
public class FaceNotices {
    private static final int KIND_A_DAY = 3;
    private static final Duration DAY = Duration.ofDays(1);

    private final Accounts accounts;
    private final OwnSessions sessions;
    private final FactorNotices notices;
    private final Auditing auditing;
    private final RateLimits rates;

    FaceNotices(
            Accounts accounts,
            OwnSessions sessions,
            FactorNotices notices,
            Auditing auditing,
            Database database,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.notices = notices;
        this.auditing = auditing;
        this.rates = new RateLimits(database, clock);
    }

    /** A face was enrolled; where it is the viewer's own, the viewer's sessions elsewhere end. */
    public void enrolled(Viewer viewer, String personId, HttpServletRequest request) {
        if (viewer.personId().filter(personId::equals).isPresent()) {
            // ASVS 5.0, 7.4.3: after a change of factors, sessions elsewhere end. No session has the factor: it was not
            // shown.
            sessions.endOthers(viewer.accountId(), request);
        }
        tell(viewer, personId, "factor.add", "enrolled", request);
    }

    /** All of a person's templates were taken away, or one. */
    public void removed(Viewer viewer, String personId, HttpServletRequest request) {
        tell(viewer, personId, "factor.remove", "removed", request);
    }

    private void tell(Viewer viewer, String personId, String action, String kind, HttpServletRequest request) {
        for (Account account : accounts.ofPerson(personId)) {
            auditing.done(
                    viewer,
                    request,
                    action,
                    entry -> entry.on("account", account.id(), account.name()).saying(SessionFactor.FACE.name()));
            if (rates.count("face-" + kind + ":" + account.id(), KIND_A_DAY, DAY)
                    .isZero()) {
                notices.tell(account, notices.reach(account.id()), "face.notice." + kind);
            }
        }
    }
}
