package dev.muster.server.security;

import dev.muster.server.factor.Step;
import dev.muster.store.account.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whether somebody signed in a short while ago, for acts that not every request of their kind is. */
public final class FreshSignIn {
    private final Accounts accounts;
    private final FactorRules rules;

    FreshSignIn(Accounts accounts, FactorRules rules) {
        this.accounts = accounts;
        this.rules = rules;
    }

    /**
     * Where a visitor is to be sent to sign in once more before a sensitive act; empty where that is not needed.
     *
     * @param begin where to begin again afterwards
     */
    public Optional<String> owed(Viewer viewer, HttpServletRequest request, String begin) {
        return owed(new StepUp(false), viewer, request, begin);
    }

    /** What enrolling a person's face takes: that of somebody without an account is no factor, and takes nothing. */
    Optional<StepUp> forFace(String personId, Viewer viewer) {
        boolean own = viewer.personId().filter(personId::equals).isPresent();
        return own || !accounts.ofPerson(personId).isEmpty() ? Optional.of(new StepUp(own)) : Optional.empty();
    }

    Optional<String> owed(StepUp stepUp, Viewer viewer, HttpServletRequest request, String begin) {
        if (isFresh(stepUp, viewer)) {
            return Optional.empty();
        }
        stepUp.keep(request);
        return Optional.of(Step.PASSWORD.path()
                + LocalPath.of(begin).map(LocalPath::asNext).orElse(""));
    }

    private boolean isFresh(StepUp stepUp, Viewer viewer) {
        Authentication held =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        return accounts.byId(viewer.accountId())
                .filter(account -> stepUp.standing(rules, account, held) instanceof Standing.Complete)
                .isPresent();
    }
}
