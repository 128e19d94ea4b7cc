package dev.muster.server.account;

import dev.muster.server.security.Hashing;
import dev.muster.server.security.SignInLimits;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks somebody who is signed in for the password once more. */
@Component
class OwnPassword {
    private static final int ATTEMPTS = 10;
    private static final int LONGEST = 1024;

    private final Accounts accounts;
    private final Hashing hashing;
    private final SignInLimits limits;

    OwnPassword(Accounts accounts, Hashing hashing, SignInLimits limits) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.limits = limits;
    }

    /** The key of what is wrong with it. Whoever holds a stolen session cannot try passwords without end either. */
    Optional<String> problem(Account account, String typed) {
        if (!limits.count("own password", account.id(), ATTEMPTS)) {
            return Optional.of("password.busy");
        }
        boolean right = typed.length() <= LONGEST
                && accounts.passwordHash(account.id())
                        .filter(hash -> hashing.matches(typed, hash))
                        .isPresent();
        if (!right) {
            return Optional.of("password.wrong");
        }
        limits.clear("own password", account.id());
        return Optional.empty();
    }
}
