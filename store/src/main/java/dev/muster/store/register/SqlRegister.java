package dev.muster.store.register;

import dev.muster.attendance.register.Direction;
import dev.muster.attendance.register.Punch;
import dev.muster.attendance.register.Register;
import dev.muster.gallery.SubjectId;
import dev.muster.store.Database;
import dev.muster.store.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The register in the database; a subject's id is a person's. Times keep milliseconds.
 *
 * <p>A row is committed before the daily CSV file gets its line; a line that a crash left out is made up for later.
 */
public final class SqlRegister implements Register {
    /** More than any day has. */
    private static final Duration LONGEST = Duration.ofDays(2);

    private final Database database;
    private final Mirrors mirrors;
    private final Clock clock;

    public SqlRegister(Database database, Mirrors mirrors, Clock clock) {
        this.database = database;
        this.mirrors = mirrors;
        this.clock = clock;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of two punches it only counts how far apart they are, so a clock that is set back records nobody twice. A
     * person who was erased a moment ago is not entered any more: that punch comes back as its own earlier one.
     */
    @Override
    public Entry record(Punch punch, Duration repeatAfter) {
        Optional<Punch> known = counting(punch, repeatAfter);
        if (known.isPresent()) {
            return new Entry.AlreadyRecorded(known.get());
        }
        Entry entry = Objects.requireNonNull(database.write(() -> enter(punch, repeatAfter)));
        if (entry instanceof Entry.Recorded) {
            mirrors.followRegister(punch.time().toLocalDate());
        }
        return entry;
    }

    @Override
    public List<Punch> on(LocalDate date) {
        return database.jdbc()
                .sql("SELECT * FROM punch WHERE punch_day = ? AND removed_at IS NULL ORDER BY seq")
                .param(date.toString())
                .query(SqlRegister::punch)
                .list();
    }

    /** The database outlives its register. */
    @Override
    public void close() {}

    private Entry enter(Punch punch, Duration repeatAfter) {
        // Whoever raises the counter holds it until the commit: looking and writing is one step.
        long seq = Sequences.next(database, "punch");
        Optional<Punch> earlier = counting(punch, repeatAfter);
        if (earlier.isPresent()) {
            return new Entry.AlreadyRecorded(earlier.get());
        }
        int inserted = database.jdbc()
                .sql("""
                        INSERT INTO punch (id, person_id, name, punched_at, zone, punch_day, similarity, source,
                                           direction, created_at, seq)
                        SELECT ?, person.id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM person WHERE person.id = ?""")
                .params(
                        Ids.next(),
                        punch.name(),
                        punch.time().toInstant().toEpochMilli(),
                        punch.time().getZone().getId(),
                        punch.time().toLocalDate().toString(),
                        punch.similarity(),
                        punch.source(),
                        punch.direction().name(),
                        clock.millis(),
                        seq,
                        punch.subject().value())
                .update();
        return inserted == 1 ? new Entry.Recorded(stored(punch)) : new Entry.AlreadyRecorded(punch);
    }

    @Override
    public Optional<Punch> counting(Punch punch, Duration repeatAfter) {
        long at = punch.time().toInstant().toEpochMilli();
        long apart = repeatAfter.compareTo(LONGEST) < 0 ? repeatAfter.toMillis() : LONGEST.toMillis();
        return database.jdbc()
                .sql("""
                        SELECT * FROM punch
                        WHERE person_id = ? AND punch_day = ? AND removed_at IS NULL
                          AND punched_at > ? AND punched_at < ?
                        ORDER BY seq DESC LIMIT 1""")
                .params(punch.subject().value(), punch.time().toLocalDate().toString(), at - apart, at + apart)
                .query(SqlRegister::punch)
                .optional();
    }

    private static Punch stored(Punch punch) {
        return new Punch(
                punch.subject(),
                punch.name(),
                punch.time().truncatedTo(ChronoUnit.MILLIS),
                punch.similarity(),
                punch.source(),
                punch.direction());
    }

    static Punch punch(ResultSet row, int number) throws SQLException {
        String name = row.getString("name");
        return new Punch(
                new SubjectId(Optional.ofNullable(row.getString("person_id")).orElse(name)),
                name,
                Instant.ofEpochMilli(row.getLong("punched_at")).atZone(ZoneId.of(row.getString("zone"))),
                row.getDouble("similarity"),
                row.getString("source"),
                Direction.valueOf(row.getString("direction")));
    }
}
