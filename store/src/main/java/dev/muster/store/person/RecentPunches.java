package dev.muster.store.person;

import dev.muster.store.Database;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** The newest entries of the register about one person. */
public final class RecentPunches {
    private final Database database;

    public RecentPunches(Database database) {
        this.database = database;
    }

    /** One entry. */
    public record Entry(ZonedDateTime at, String source, String direction) {}

    /** Those that count, the newest first. */
    public List<Entry> of(String personId, int atMost) {
        return database.jdbc()
                .sql("""
                        SELECT punched_at, zone, source, direction FROM punch
                        WHERE person_id = ? AND removed_at IS NULL ORDER BY punched_at DESC LIMIT ?""")
                .params(personId, atMost)
                .query((row, _) -> new Entry(
                        Instant.ofEpochMilli(row.getLong("punched_at")).atZone(ZoneId.of(row.getString("zone"))),
                        row.getString("source"),
                        row.getString("direction")))
                .list();
    }
}
