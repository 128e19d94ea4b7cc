package dev.muster.server.live;

import dev.muster.liveness.LivenessChallenge;
import dev.muster.liveness.LivenessLimits;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/**
 * What people are asked to do before they are entered, and the limits by which that is judged: those of the live face,
 * with two prompts.
 */
record KioskPrompts(LivenessLimits limits, Issuing issuing) {
    /** One turns the head, the other moves eyes or mouth. */
    private static final int PROMPTS = 2;

    private static final Duration LIFE = Duration.ofSeconds(40);

    /** Makes up a challenge that nobody can foretell. */
    @FunctionalInterface
    interface Issuing {
        LivenessChallenge next(Instant now, LivenessLimits limits);
    }

    static KioskPrompts shipped(SecureRandom random) {
        return new KioskPrompts(
                limits(LivenessLimits.SHIPPED), (now, limits) -> LivenessChallenge.issue(random, now, limits));
    }

    static LivenessLimits limits(LivenessLimits like) {
        return like.withPrompts(PROMPTS, PROMPTS, LIFE);
    }
}
