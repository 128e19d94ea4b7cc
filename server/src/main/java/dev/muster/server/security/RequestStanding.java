package dev.muster.server.security;

import dev.muster.server.factor.SessionFactor;
import dev.muster.server.factor.Step;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.Authentication;

/** Notes with a request what its session may do: everything, the steps that are owed, or setting up what is lacking. */
final class RequestStanding {
    private final Accounts accounts;
    private final FactorRules rules;

    RequestStanding(Accounts accounts, FactorRules rules) {
        this.accounts = accounts;
        this.rules = rules;
    }

    /** Notes it anew; whether the session may go on. */
    boolean note(Account account, Authentication authentication, HttpServletRequest request) {
        PendingSignIn.detachFrom(request);
        Viewer.detachFrom(request);
        Standing standing = rules.standing(account, authentication);
        if (standing instanceof Standing.Complete) {
            viewer(account).attachTo(request);
            noteStepUp(account, authentication, request);
            return true;
        }
        pending(account, standing).attachTo(request);
        if (standing instanceof Standing.Lacking(var _, var mayEnrol)
                && mayEnrol
                && SetUpRoutes.match(account, request)) {
            viewer(account).attachLimitedTo(request);
        }
        return rules.mayBeCompleted(authentication, standing);
    }

    /** Somebody signed in who was asked for more, for a sensitive act. */
    private void noteStepUp(Account account, Authentication authentication, HttpServletRequest request) {
        StepUp.of(request).ifPresent(stepUp -> {
            Standing standing = stepUp.standing(rules, account, authentication);
            if (!(standing instanceof Standing.Complete)) {
                pending(account, standing).attachTo(request);
            }
        });
    }

    private Viewer viewer(Account account) {
        Set<String> groups = account.role() == Role.MANAGER ? accounts.groups(account.id()) : Set.of();
        return Viewer.of(account, groups);
    }

    private static PendingSignIn pending(Account account, Standing standing) {
        return standing instanceof Standing.Owing(List<Step> steps, Set<SessionFactor> accepted)
                ? new PendingSignIn(account, steps, accepted)
                : new PendingSignIn(account, List.of(Step.ENROL), Set.of());
    }
}
