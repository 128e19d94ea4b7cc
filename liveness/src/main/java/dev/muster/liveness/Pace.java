package dev.muster.liveness;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets something happen only so often. */
final class Pace {
    private final Duration between;
    private Optional<Instant> last = Optional.empty();
    private Optional<Instant> lastReceived = Optional.empty();

    Pace(Duration between) {
        this.between = between;
    }

    boolean due(Instant now) {
        boolean due = last.map(before -> !now.isBefore(before.plus(between))).orElse(true);
        last = due ? Optional.of(now) : last;
        return due;
    }

    /** By both clocks, so that nobody buys more work with invented times; frames that waited may come in a bunch. */
    boolean due(Instant captured, Instant received) {
        boolean bunched = lastReceived
                .map(before -> received.isBefore(before.plus(between.dividedBy(4))))
                .orElse(false);
        if (bunched || !due(captured)) {
            return false;
        }
        lastReceived = Optional.of(received);
        return true;
    }
}
