package dev.muster.liveness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Whether the times that a client claims for its frames can be true. */
final class CaptureTimes {
    /** No webcam of a browser is quicker. */
    private static final int MOST_PER_SECOND = 75;

    private static final Duration SECOND = Duration.ofSeconds(1);
    /** From so many frames on, intervals that never vary are odd. */
    private static final int ENOUGH = 20;

    private static final Duration EXACT = Duration.ofNanos(200_000);

    private final Duration drift;
    private final Deque<Instant> lastSecond = new ArrayDeque<>();
    private Optional<Duration> firstLag = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private Duration shortest = Duration.ofDays(1);
    private Duration longest = Duration.ZERO;
    private int intervals;

    CaptureTimes(Duration drift) {
        this.drift = drift;
    }

    /** Takes in a frame's times; says what is wrong with them. */
    Optional<String> add(Instant captured, Instant received) {
        if (last.isPresent() && !captured.isAfter(last.get())) {
            return Optional.of("a frame was captured before the one that came before it");
        }
        Duration lag = Duration.between(captured, received);
        Duration start = firstLag.orElse(lag);
        firstLag = Optional.of(start);
        last.ifPresent(before -> note(Duration.between(before, captured)));
        last = Optional.of(captured);
        lastSecond.add(captured);
        while (lastSecond.getFirst().isBefore(captured.minus(SECOND))) {
            lastSecond.removeFirst();
        }
        if (lastSecond.size() > MOST_PER_SECOND) {
            return Optional.of("more frames a second than a camera makes");
        }
        return lag.minus(start).abs().compareTo(drift) > 0
                ? Optional.of("times of capture and of receipt drift apart")
                : Optional.empty();
    }

    private void note(Duration interval) {
        intervals++;
        shortest = interval.compareTo(shortest) < 0 ? interval : shortest;
        longest = interval.compareTo(longest) > 0 ? interval : longest;
    }

    /** What is odd about the frame rate. */
    List<String> risks() {
        List<String> risks = new ArrayList<>();
        if (intervals >= ENOUGH && longest.minus(shortest).compareTo(EXACT) < 0) {
            risks.add("the time between frames never varies");
        }
        if (longest.compareTo(SECOND) > 0) {
            risks.add("frames came with long pauses");
        }
        return risks;
    }
}
