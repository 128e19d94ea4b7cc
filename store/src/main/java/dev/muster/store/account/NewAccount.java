package dev.muster.store.account;

import java.util.Optional;

/**
 * What a new account begins with.
 *
 * @param passwordHash as a password encoder gives it, with its scheme in braces; empty until the owner chooses one
 */
public record NewAccount(
        String name,
        Optional<String> email,
        Optional<String> passwordHash,
        Role role,
        AccountStatus status,
        Optional<String> personId) {

    /** Names the account only: a password hash has no place in a log. */
    @Override
    public String toString() {
        return "NewAccount[" + name + " " + role + "]";
    }
}
