package dev.muster.attendance.checkin;

import dev.muster.attendance.register.Direction;
import java.time.Duration;
import java.time.ZoneId;

/**
 * When a sighting counts as a new check-in, and as what.
 *
 * @param repeatAfter a person is entered again after this time, or on the next local date if that is sooner
 * @param zone whose calendar decides the date
 * @param direction which way people pass the camera
 */
public record CheckInPolicy(Duration repeatAfter, ZoneId zone, Direction direction) {
    /** Whoever comes back sooner on the same day is not entered again, unless somebody wants it otherwise. */
    public static final Duration USUAL_REPEAT = Duration.ofHours(12);

    public CheckInPolicy {
        if (repeatAfter.isNegative() || repeatAfter.isZero()) {
            throw new IllegalArgumentException("expected a time above zero to repeat after, got " + repeatAfter);
        }
    }

    /** A policy for a camera that people pass either way. */
    public CheckInPolicy(Duration repeatAfter, ZoneId zone) {
        this(repeatAfter, zone, Direction.ANY);
    }
}
