package dev.muster.desktop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** Frames per second over the last moments. */
final class FrameRate {
    private static final Duration WINDOW = Duration.ofSeconds(3);

    private final Deque<Instant> frames = new ArrayDeque<>();

    void frameAt(Instant now) {
        frames.addLast(now);
        dropOld(now);
    }

    void forget() {
        frames.clear();
    }

    /** Empty until there is something to count. */
    OptionalDouble at(Instant now) {
        dropOld(now);
        if (frames.size() < 2) {
            return OptionalDouble.empty();
        }
        double seconds = Duration.between(frames.getFirst(), frames.getLast()).toNanos() / 1e9;
        return seconds > 0 ? OptionalDouble.of((frames.size() - 1) / seconds) : OptionalDouble.empty();
    }

    private void dropOld(Instant now) {
        Instant oldest = now.minus(WINDOW);
        while (!frames.isEmpty() && frames.getFirst().isBefore(oldest)) {
            frames.removeFirst();
        }
    }
}
