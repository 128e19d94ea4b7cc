package dev.muster.store.register;

import dev.muster.store.Database;
import dev.muster.store.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who was recognised where: one row per track or face sign-in, mirrored by {@code login_data.csv}. */
public final class Recognitions {
    private final Database database;
    private final Mirrors mirrors;

    public Recognitions(Database database, Mirrors mirrors) {
        this.database = database;
        this.mirrors = mirrors;
    }

    /** Adds one, and notes when the person was last seen; false when the person is no longer there. */
    public boolean add(Recognised recognised) {
        boolean added = Objects.requireNonNull(database.write(() -> insert(recognised)));
        if (added) {
            mirrors.followLoginData();
        }
        return added;
    }

    /** Those of a day, newest first. */
    public List<Recognised> on(LocalDate day, int limit) {
        return list(database.jdbc()
                .sql("SELECT * FROM recognition WHERE recognition_day = ? ORDER BY recognised_at DESC LIMIT ?")
                .params(day.toString(), limit));
    }

    /** Those of a day that one person may see of oneself, newest first. */
    public List<Recognised> of(String personId, LocalDate day, int limit) {
        return list(database.jdbc().sql("""
                        SELECT * FROM recognition WHERE recognition_day = ? AND person_id = ?
                        ORDER BY recognised_at DESC LIMIT ?""").params(day.toString(), personId, limit));
    }

    /** Those of a day of the people in some groups, newest first. */
    public List<Recognised> inGroups(Set<String> groupIds, LocalDate day, int limit) {
        if (groupIds.isEmpty()) {
            return List.of();
        }
        return list(database.jdbc()
                .sql("""
                        SELECT * FROM recognition WHERE recognition_day = :day AND person_id IN
                            (SELECT person_id FROM person_in_group WHERE group_id IN (:groups))
                        ORDER BY recognised_at DESC LIMIT :limit""")
                .param("day", day.toString())
                .param("groups", groupIds)
                .param("limit", limit));
    }

    private boolean insert(Recognised recognised) {
        long seq = Sequences.next(database, "recognition");
        long at = recognised.time().toInstant().toEpochMilli();
        int seen =
                database.jdbc().sql("""
                        UPDATE person SET seen_at = CASE WHEN seen_at > ? THEN seen_at ELSE ? END WHERE id = ?""").params(at, at, recognised.personId()).update();
        if (seen == 0) {
            return false;
        }
        database.jdbc()
                .sql("""
                        INSERT INTO recognition (id, person_id, name, recognised_at, zone, recognition_day, similarity,
                                                 source, seq)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        recognised.personId(),
                        recognised.name(),
                        at,
                        recognised.time().getZone().getId(),
                        recognised.time().toLocalDate().toString(),
                        recognised.similarity(),
                        recognised.source(),
                        seq)
                .update();
        return true;
    }

    private static List<Recognised> list(JdbcClient.StatementSpec statement) {
        return statement.query(Recognitions::recognised).list();
    }

    static Recognised recognised(ResultSet row, int number) throws SQLException {
        return new Recognised(
                String.valueOf(row.getString("person_id")),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("recognised_at")).atZone(ZoneId.of(row.getString("zone"))),
                row.getDouble("similarity"),
                row.getString("source"));
    }
}
