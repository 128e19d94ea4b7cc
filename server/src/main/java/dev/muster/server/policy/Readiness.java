package dev.muster.server.policy;

import dev.muster.server.factor.Need;
import dev.muster.server.factor.Profile;
import dev.muster.server.factor.Profiles;
import dev.muster.server.factor.SessionFactor;
import dev.muster.server.security.FactorRules;
import dev.muster.server.security.Standing;
import dev.muster.server.security.Viewer;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** How accounts stand with the profiles that hold for them, and changes that do not lock out whoever makes them. */
@Component
class Readiness {
    private final Database database;
    private final Accounts accounts;
    private final Profiles profiles;
    private final FactorRules rules;

    Readiness(Database database, Accounts accounts, Profiles profiles, FactorRules rules) {
        this.database = database;
        this.accounts = accounts;
        this.profiles = profiles;
        this.rules = rules;
    }

    /** An account, the profiles that hold for it, the factors it has and what it lacks: any one of these. */
    record Line(Account account, List<String> profiles, List<SessionFactor> enrolled, List<Set<Need>> lacks) {}

    /** Every active account, by name. */
    List<Line> all() {
        return accounts.search("").stream()
                .filter(Account::active)
                .map(this::line)
                .toList();
    }

    private Line line(Account account) {
        Set<SessionFactor> enrolled = rules.enrolled(account);
        return new Line(
                account,
                profiles.of(account).stream().map(Profile::name).toList(),
                enrolled.stream().sorted().toList(),
                rules.lacks(account));
    }

    /** Makes a change of the policy, unless it would shut out whoever makes it; whether it was made. */
    boolean change(Viewer viewer, Runnable change) {
        Authentication held =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        try {
            database.write(() -> {
                Account own = accounts.byId(viewer.accountId()).orElseThrow();
                boolean couldChange = mayChange(own, held);
                change.run();
                boolean mayGoOn = rules.standing(own, held) instanceof Standing.Complete
                        && !(rules.stepUp(own, held) instanceof Standing.Lacking);
                if (!mayGoOn || (couldChange && !mayChange(own, held))) {
                    throw new LockedOut();
                }
            });
            return true;
        } catch (LockedOut _) {
            return false;
        }
    }

    /** Whether factors can be added and removed, now or after showing more of what the account has. */
    private boolean mayChange(Account own, Authentication held) {
        return !(rules.change(own, held) instanceof Standing.Lacking);
    }

    /** Undoes the transaction. */
    private static final class LockedOut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
