package dev.muster.store.audit;

import dev.muster.store.Database;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the log: pages for people, the whole of it for a file. */
public final class AuditEvents {
    private static final int ROWS_AT_ONCE = 1000;

    private final Database database;

    public AuditEvents(Database database) {
        this.database = database;
    }

    /** The newest events that the filter lets through, the newest first, from before the row {@code before}. */
    public List<AuditEvent> newest(AuditFilter filter, long before, int atMost) {
        return events(filter, "e.seq < ?", before, "DESC", atMost);
    }

    /** Hands over every event that the filter lets through, the oldest first, without holding them all. */
    public void forEach(AuditFilter filter, Receiver receiver) throws IOException {
        long last = 0;
        List<AuditEvent> events;
        do {
            events = events(filter, "e.seq > ?", last, "ASC", ROWS_AT_ONCE);
            for (AuditEvent event : events) {
                receiver.take(event);
                last = event.seq();
            }
        } while (events.size() == ROWS_AT_ONCE);
    }

    /** Every action in the log, in alphabetical order. */
    public List<String> actions() {
        return database.jdbc()
                .sql("SELECT DISTINCT action FROM audit_event ORDER BY action")
                .query(String.class)
                .list();
    }

    /** Whoever takes one event after the other. */
    public interface Receiver {
        void take(AuditEvent event) throws IOException;
    }

    private List<AuditEvent> events(AuditFilter filter, String range, long bound, String order, int atMost) {
        AuditFilter.Condition condition = filter.condition();
        List<Object> values = new ArrayList<>(condition.values());
        values.add(bound);
        values.add(atMost);
        return database.jdbc()
                .sql("""
                    SELECT e.seq, e.at, e.action, e.outcome, e.actor, e.target, e.address, e.detail, e.hash,
                           a.kind AS a_kind, a.subject_id AS a_id, a.name AS a_name,
                           t.kind AS t_kind, t.subject_id AS t_id, t.name AS t_name
                    FROM audit_event e
                    LEFT JOIN audit_name a ON a.ref = e.actor
                    LEFT JOIN audit_name t ON t.ref = e.target
                    WHERE %s AND %s ORDER BY e.seq %s LIMIT ?\
                    """.formatted(condition.sql(), range, order))
                .params(values)
                .query((row, _) -> event(row))
                .list();
    }

    private static AuditEvent event(ResultSet row) throws SQLException {
        return new AuditEvent(
                row.getLong("seq"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("action"),
                row.getString("outcome"),
                somebody(row, "actor", "a"),
                somebody(row, "target", "t"),
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("detail")),
                row.getString("hash"));
    }

    private static Optional<AuditEvent.Somebody> somebody(ResultSet row, String side, String table)
            throws SQLException {
        @Nullable String reference = row.getString(side);
        if (reference == null) {
            return Optional.empty();
        }
        @Nullable String name = row.getString(table + "_name");
        Optional<AuditEntry.Party> party = name == null
                ? Optional.empty()
                : Optional.of(new AuditEntry.Party(row.getString(table + "_kind"), row.getString(table + "_id"), name));
        return Optional.of(new AuditEvent.Somebody(reference, party));
    }
}
