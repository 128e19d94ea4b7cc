package dev.muster.store.register;

import dev.muster.attendance.register.Direction;
import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.register.Correction.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people change in the register by hand: always with a reason, and nothing is lost. */
public final class Corrections {
    /** The source of punches that a person entered. */
    public static final String SOURCE = "correction";

    private final Database database;
    private final Mirrors mirrors;
    private final Clock clock;

    public Corrections(Database database, Mirrors mirrors, Clock clock) {
        this.database = database;
        this.mirrors = mirrors;
        this.clock = clock;
    }

    /** Enters a punch by hand; false when there is no such person. */
    public boolean add(String personId, ZonedDateTime time, Direction direction, String accountId, String reason) {
        return followed(time.toLocalDate(), database.write(() -> {
            long seq = Sequences.next(database, "punch");
            String id = Ids.next();
            int added = database.jdbc()
                    .sql("""
                            INSERT INTO punch (id, person_id, name, punched_at, zone, punch_day, similarity, source,
                                               direction, created_at, seq)
                            SELECT ?, id, name, ?, ?, ?, 0, ?, ?, ?, ? FROM person WHERE id = ?""")
                    .params(
                            id,
                            time.toInstant().toEpochMilli(),
                            time.getZone().getId(),
                            time.toLocalDate().toString(),
                            SOURCE,
                            direction.name(),
                            clock.millis(),
                            seq,
                            personId)
                    .update();
            if (added == 1) {
                note(id, accountId, Act.ADD, reason, null, time.toInstant());
                mirrors.spoilRegister(time.toLocalDate());
            }
            return added == 1;
        }));
    }

    /** Moves a punch within its day; false when it is not there any more, or the time lies on another day. */
    public boolean change(PunchRow punch, ZonedDateTime time, String accountId, String reason) {
        if (!time.toLocalDate().equals(punch.time().toLocalDate())) {
            return false;
        }
        return followed(time.toLocalDate(), database.write(() -> {
            int changed = database.jdbc()
                    .sql("UPDATE punch SET punched_at = ? WHERE id = ? AND punched_at = ? AND removed_at IS NULL")
                    .params(time.toInstant().toEpochMilli(), punch.id(), millis(punch))
                    .update();
            return noted(changed, punch, Act.CHANGE, accountId, reason, time.toInstant());
        }));
    }

    /** Takes a punch out; false when it is not there any more. */
    public boolean remove(PunchRow punch, String accountId, String reason) {
        return followed(punch.time().toLocalDate(), database.write(() -> {
            int changed = database.jdbc()
                    .sql("UPDATE punch SET removed_at = ? WHERE id = ? AND punched_at = ? AND removed_at IS NULL")
                    .params(clock.millis(), punch.id(), millis(punch))
                    .update();
            return noted(changed, punch, Act.REMOVE, accountId, reason, null);
        }));
    }

    /** What was done to a punch, oldest first. */
    public List<Correction> of(String punchId) {
        return database.jdbc()
                .sql("""
                        SELECT punch_correction.*, COALESCE(account.name, '') AS by_name
                        FROM punch_correction LEFT JOIN account ON account.id = punch_correction.account_id
                        WHERE punch_id = ? ORDER BY corrected_at""")
                .param(punchId)
                .query(Corrections::correction)
                .list();
    }

    private boolean noted(
            int changed, PunchRow punch, Act act, String accountId, String reason, @Nullable Instant after) {
        if (changed == 1) {
            note(punch.id(), accountId, act, reason, punch.time().toInstant(), after);
            mirrors.spoilRegister(punch.time().toLocalDate());
        }
        return changed == 1;
    }

    private void note(
            String punchId,
            String accountId,
            Act act,
            String reason,
            @Nullable Instant before,
            @Nullable Instant after) {
        database.jdbc()
                .sql("""
                        INSERT INTO punch_correction (id, punch_id, account_id, act, reason, before_at, after_at,
                                                      corrected_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(),
                        punchId,
                        accountId,
                        act.name(),
                        reason,
                        before == null ? null : before.toEpochMilli(),
                        after == null ? null : after.toEpochMilli(),
                        clock.millis()))
                .update();
    }

    private static long millis(PunchRow punch) {
        return punch.time().toInstant().toEpochMilli();
    }

    private boolean followed(LocalDate day, @Nullable Boolean outcome) {
        if (Objects.requireNonNull(outcome)) {
            mirrors.followRegister(day);
        }
        return outcome;
    }

    private static Correction correction(ResultSet row, int number) throws SQLException {
        return new Correction(
                Act.valueOf(row.getString("act")),
                row.getString("by_name"),
                row.getString("reason"),
                instant(row, "before_at"),
                instant(row, "after_at"),
                Instant.ofEpochMilli(row.getLong("corrected_at")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
