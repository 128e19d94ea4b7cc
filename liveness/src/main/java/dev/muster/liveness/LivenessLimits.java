package dev.muster.liveness;

import java.time.Duration;

/**
 * Every limit of the live face, in one place. What was measured stands in docs/evaluation.md, "Attack detection" and
 * "The live face"; angles and sizes are changes against the same person's face at rest.
 *
 * @param leastPrompts of a challenge
 * @param mostPrompts of a challenge
 * @param life of a challenge
 * @param promptTime within which a prompt must be done
 * @param lostFor a face that is away for longer has left
 * @param between least time from one frame that is looked at to the next: 8 a second, so that a sign-in stays within
 *     its share of a core
 * @param betweenPassive the same for attack detection
 * @param betweenEmbeddings the same for embeddings
 * @param passiveFrames least frames that attack detection must have seen
 * @param passive attack score of a whole clip above which it is an attack
 * @param grid how far a screen's pattern must usually stand out to be taken for an attack, as a ratio of powers
 * @param flat residual of landmarks against the best plane, in shares of the inter-eye distance, below which a turned
 *     head is flat
 * @param twin share of differing bits up to which two frames are the same picture
 * @param moved share of differing bits from which on a frame is unlike the face at rest, so that a twin says something
 * @param twinShare share of the moved frames that have twins from which on an attempt is a replay
 * @param sameFace similarity below which two frames show different people
 * @param clockDrift how far claimed times of capture and times of receipt may drift apart
 */
public record LivenessLimits(
        int leastPrompts,
        int mostPrompts,
        Duration life,
        Duration promptTime,
        Duration lostFor,
        Duration between,
        Duration betweenPassive,
        Duration betweenEmbeddings,
        int passiveFrames,
        double passive,
        double grid,
        double flat,
        double twin,
        double moved,
        double twinShare,
        double sameFace,
        Duration clockDrift) {
    /** As shipped. */
    public static final LivenessLimits SHIPPED = new LivenessLimits(
            3,
            4,
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofMillis(1500),
            Duration.ofMillis(115),
            Duration.ofMillis(330),
            Duration.ofMillis(1000),
            6,
            0.5,
            250,
            0.022,
            0.05,
            0.12,
            0.2,
            0.24,
            Duration.ofSeconds(3));

    /**
     * The same limits for challenges of another length.
     *
     * @param least prompts, at least two: one turns the head, another moves eyes or mouth
     */
    public LivenessLimits withPrompts(int least, int most, Duration newLife) {
        if (least < 2 || most < least) {
            throw new IllegalArgumentException("expected two prompts or more, got %d to %d".formatted(least, most));
        }
        return new LivenessLimits(
                least,
                most,
                newLife,
                promptTime,
                lostFor,
                between,
                betweenPassive,
                betweenEmbeddings,
                passiveFrames,
                passive,
                grid,
                flat,
                twin,
                moved,
                twinShare,
                sameFace,
                clockDrift);
    }

    /**
     * With a passive limit that lets everything pass. For tests alone, which put a class into this package to reach it;
     * a house rule holds that nothing else calls it.
     */
    LivenessLimits withPassiveLimitOpen() {
        return new LivenessLimits(
                leastPrompts,
                mostPrompts,
                life,
                promptTime,
                lostFor,
                between,
                betweenPassive,
                betweenEmbeddings,
                passiveFrames,
                1,
                grid,
                flat,
                twin,
                moved,
                twinShare,
                sameFace,
                clockDrift);
    }
}
