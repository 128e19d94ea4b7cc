package dev.muster.server.security;

import java.time.Duration;
import java.time.Instant;

/** How old a proof may be. */
final class ProofAge {
    /** The clocks of several servers on one database may differ. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private ProofAge() {}

    /** Whether it was given within a time; one of the future, by a clock that was ahead and was set right, was not. */
    static boolean isWithin(Duration limit, Instant proof, Instant now) {
        return now.isBefore(proof.plus(limit)) && !proof.isAfter(now.plus(SLACK));
    }
}
