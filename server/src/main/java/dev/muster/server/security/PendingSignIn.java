package dev.muster.server.security;

import dev.muster.store.account.Account;
import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** Somebody whose password was right, and who owes a code yet: may see the pages about that and nothing else. */
public record PendingSignIn(Account account) {
    private static final String ATTRIBUTE = PendingSignIn.class.getName();

    /** Whose request it is, where a sign-in is half done. */
    public static Optional<PendingSignIn> of(ServletRequest request) {
        return Optional.ofNullable((PendingSignIn) request.getAttribute(ATTRIBUTE));
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
