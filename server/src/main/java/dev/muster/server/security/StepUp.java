package dev.muster.server.security;

import dev.muster.store.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/**
 * What a session of somebody signed in is asked for beyond that.
 *
 * @param changesFactors whether it is for adding or removing a factor
 */
record StepUp(boolean changesFactors) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String ATTRIBUTE = "muster.step-up";

    static Optional<StepUp> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof StepUp stepUp
                ? Optional.of(stepUp)
                : Optional.empty();
    }

    void keep(HttpServletRequest request) {
        if (!of(request).equals(Optional.of(this))) {
            request.getSession().setAttribute(ATTRIBUTE, this);
        }
    }

    static void forget(HttpServletRequest request) {
        if (of(request).isPresent()) {
            request.getSession().removeAttribute(ATTRIBUTE);
        }
    }

    Standing standing(FactorRules rules, Account account, Authentication authentication) {
        return changesFactors ? rules.change(account, authentication) : rules.stepUp(account, authentication);
    }
}
