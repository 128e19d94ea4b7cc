package dev.muster.camera;

import java.time.Duration;
import java.util.OptionalDouble;

/** Picks frames by their time, so that about as many a second remain as wanted. For one thread. */
final class Thinning {
    private static final double NANOS = 1e9;

    private final OptionalDouble framesPerSecond;
    private long picked;

    Thinning(OptionalDouble framesPerSecond) {
        this.framesPerSecond = framesPerSecond;
    }

    /** Whether to take the frame at this position; positions must not run backwards. */
    boolean takes(Duration position) {
        if (framesPerSecond.isEmpty()) {
            return true;
        }
        double slots = position.toNanos() * framesPerSecond.getAsDouble() / NANOS;
        if (slots + 1e-6 < picked) {
            return false;
        }
        picked = (long) Math.floor(slots + 1e-6) + 1; // One frame at most for each slot of time.
        return true;
    }

    /** What remains of so many frames a second. */
    double of(double nativeRate) {
        return framesPerSecond.isPresent() ? Math.min(framesPerSecond.getAsDouble(), nativeRate) : nativeRate;
    }
}
