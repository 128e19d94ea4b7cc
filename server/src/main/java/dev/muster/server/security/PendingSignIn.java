package dev.muster.server.security;

import dev.muster.server.factor.SessionFactor;
import dev.muster.server.factor.Step;
import dev.muster.store.account.Account;
import jakarta.servlet.ServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who has proved something and owes more: to be signed in, or, of somebody who is, for a sensitive act.
 *
 * @param steps any one of which leads on, the usual one first; never empty
 * @param accepted the factors of the account's that count
 */
public record PendingSignIn(Account account, List<Step> steps, Set<SessionFactor> accepted) {
    private static final String ATTRIBUTE = PendingSignIn.class.getName();

    public PendingSignIn {
        steps = List.copyOf(steps);
        accepted = Set.copyOf(accepted);
    }

    /** Whose request it is, where a sign-in is half done. */
    public static Optional<PendingSignIn> of(ServletRequest request) {
        return Optional.ofNullable((PendingSignIn) request.getAttribute(ATTRIBUTE));
    }

    /** The same, where a step is among those that lead on. */
    public static Optional<PendingSignIn> at(Step step, ServletRequest request) {
        return of(request).filter(pending -> pending.steps().contains(step));
    }

    /** The page to go on at. */
    public String path() {
        return steps.getFirst().path();
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static void detachFrom(ServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
    }
}
