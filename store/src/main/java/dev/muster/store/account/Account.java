package dev.muster.store.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody, or a device, that signs in. The password's hash is not part of it.
 *
 * @param personId who it is on the people page, where the two are linked
 * @param securityVersion raised by whatever must end the account's sessions: a new password, another role, disabling
 */
public record Account(
        String id,
        String name,
        Optional<String> email,
        Role role,
        AccountStatus status,
        Optional<String> personId,
        long securityVersion,
        Instant createdAt,
        Optional<Instant> signedInAt) {

    /** Whether it may sign in. */
    public boolean active() {
        return status == AccountStatus.ACTIVE;
    }
}
