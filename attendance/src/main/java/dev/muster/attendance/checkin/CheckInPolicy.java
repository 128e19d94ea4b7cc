package dev.muster.attendance.checkin;

import java.time.Duration;
import java.time.ZoneId;

/**
 * When somebody who is seen again counts again: on another local date, or after a while.
 *
 * @param repeatAfter how long a punch keeps later ones out, on its local date
 * @param zone whose calendar the local date is of
 */
public record CheckInPolicy(Duration repeatAfter, ZoneId zone) {
    public CheckInPolicy {
        if (repeatAfter.isNegative()) {
            throw new IllegalArgumentException("expected to repeat after zero or more time, got " + repeatAfter);
        }
    }
}
