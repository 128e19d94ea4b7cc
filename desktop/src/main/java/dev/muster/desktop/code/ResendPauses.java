package dev.muster.desktop.code;

import java.time.Duration;
import java.time.Instant;

/** How long to wait before another code is sent while the last one is still good: longer each time. */
final class ResendPauses {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 6;

    private int sent;
    private Instant last = Instant.EPOCH;

    void sentAt(Instant now) {
        sent++;
        last = now;
    }

    /** After a right code they are short again. */
    void forget() {
        sent = 0;
    }

    /** What is left of the pause; not more than the whole of it when the clock is set back. */
    Duration left(Instant now) {
        if (sent == 0) {
            return Duration.ZERO;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(sent - 1, MOST_DOUBLINGS));
        Duration left = pause.minus(Duration.between(last, now));
        return left.isNegative() ? Duration.ZERO : left.compareTo(pause) > 0 ? pause : left;
    }
}
