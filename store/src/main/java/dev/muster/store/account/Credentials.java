package dev.muster.store.account;

import java.util.Optional;

/**
 * An account and the hash of its password.
 *
 * @param passwordHash empty until a password was chosen
 */
public record Credentials(Account account, Optional<String> passwordHash) {

    /** Names the account only: a password hash has no place in a log. */
    @Override
    public String toString() {
        return "Credentials[" + account.name() + "]";
    }
}
