package dev.muster.desktop.look;

import java.time.Duration;
import java.time.Instant;

/**
 * How much of a stretch of time is left, told from its end and never from ticks, so that it is true after a sleep too.
 *
 * @param share from 1 (all) to 0 (over)
 * @param seconds whole ones, begun ones counted; 0 once it is over
 */
public record Countdown(double share, long seconds) {
    private static final int URGENT_SECONDS = 5;

    /** What is over, or has not begun. */
    public static final Countdown OVER = new Countdown(0, 0);

    /** At a moment. */
    public static Countdown at(Instant now, Instant end, Duration whole) {
        return of(Duration.between(now, end), whole);
    }

    /** From what is left. */
    public static Countdown of(Duration left, Duration whole) {
        if (left.isNegative() || left.isZero()) {
            return OVER;
        }
        double share = Math.min(1, (double) left.toMillis() / whole.toMillis());
        return new Countdown(share, (left.toMillis() + 999) / 1000);
    }

    /** Whether there is little left. */
    public boolean isUrgent() {
        return seconds <= URGENT_SECONDS;
    }

    /** As it is read out. */
    public String spoken() {
        return seconds == 1 ? "1 second left" : seconds + " seconds left";
    }
}
