package dev.muster.server.delivery;

import dev.muster.store.outbox.OutboxEntry;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list.
 *
 * @param moment for machines
 * @param time for people
 * @param tone the badge's colour: ok, warn, bad, or none
 * @param text what it says, in try-out mode alone
 */
record OutboxRow(
        String moment,
        String time,
        String channel,
        String masked,
        String status,
        String tone,
        int attempts,
        String reason,
        @Nullable String text) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    static OutboxRow of(OutboxEntry entry, ZoneId zone) {
        ZonedDateTime at = entry.createdAt().atZone(zone);
        return new OutboxRow(
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at),
                TIME.format(at),
                entry.channel().name(),
                entry.masked(),
                entry.status(),
                tone(entry.status()),
                entry.attempts(),
                entry.reason(),
                entry.text().orElse(null));
    }

    private static String tone(String status) {
        return switch (status) {
            case "SENT", "DELIVERED" -> "ok";
            case "UNCLEAR", "EXPIRED" -> "warn";
            case "REFUSED", "FAILED" -> "bad";
            default -> "";
        };
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "OutboxRow[%s]".formatted(status);
    }
}
