package dev.muster.attendance.checkin;

import java.time.Duration;
import java.time.ZoneId;

/**
 * When a sighting counts as a new check-in.
 *
 * @param repeatAfter a person is entered again after this time, or on the next local date if that is sooner
 * @param zone whose calendar decides the date
 */
public record CheckInPolicy(Duration repeatAfter, ZoneId zone) {
    public CheckInPolicy {
        if (repeatAfter.isNegative() || repeatAfter.isZero()) {
            throw new IllegalArgumentException("expected a time above zero to repeat after, got " + repeatAfter);
        }
    }
}
