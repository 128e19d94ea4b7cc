package dev.muster.cli.attend;

import dev.muster.cli.console.BadInput;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;

/** Reads the time of a recording's first frame. */
final class StartTime {
    private StartTime() {}

    /** A local date and time, in the zone that counts, or one that brings its own offset or zone. */
    static Instant read(String text, ZoneId zone) {
        try {
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.strip().replace(' ', 'T'), ZonedDateTime::from, LocalDateTime::from);
            return time instanceof ZonedDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(time).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new BadInput(
                    "--start-at: expected a date and time such as 2026-11-23T09:00 or 2026-11-23T09:00:00+01:00, got '"
                            + text + "'",
                    e);
        }
    }
}
