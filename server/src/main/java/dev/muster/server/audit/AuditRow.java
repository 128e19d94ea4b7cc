package dev.muster.server.audit;

import dev.muster.store.audit.AuditEvent;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param moment for machines
 * @param time for people
 */
record AuditRow(
        long seq,
        String moment,
        String time,
        String action,
        String outcome,
        @Nullable Who actor,
        @Nullable Who target,
        @Nullable String address,
        @Nullable String detail,
        String hash) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /**
     * A party.
     *
     * @param name null when it has been erased
     * @param kind null when it has been erased
     */
    record Who(@Nullable String name, @Nullable String kind, String reference) {}

    static AuditRow of(AuditEvent event, ZoneId zone) {
        ZonedDateTime at = event.at().atZone(zone);
        return new AuditRow(
                event.seq(),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at),
                TIME.format(at),
                event.action(),
                event.outcome(),
                who(event.actor()),
                who(event.target()),
                event.address().orElse(null),
                event.detail().orElse(null),
                event.hash());
    }

    private static @Nullable Who who(Optional<AuditEvent.Somebody> somebody) {
        return somebody.map(one -> new Who(
                        one.name().orElse(null),
                        one.party().map(party -> party.kind()).orElse(null),
                        one.reference()))
                .orElse(null);
    }
}
