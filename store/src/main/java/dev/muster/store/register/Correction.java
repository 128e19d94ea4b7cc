package dev.muster.store.register;

import java.time.Instant;
import java.util.Optional;

/**
 * A change that a person made to the register.
 *
 * @param by the account's name, empty when it is gone
 * @param before the punch's time before; empty for one that was added
 * @param after its time after; empty for one that was removed
 */
public record Correction(
        Act act, String by, String reason, Optional<Instant> before, Optional<Instant> after, Instant at) {

    /** What was done. */
    public enum Act {
        ADD,
        CHANGE,
        REMOVE
    }
}
