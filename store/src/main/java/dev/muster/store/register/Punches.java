package dev.muster.store.register;

import dev.muster.attendance.register.Direction;
import dev.muster.store.Database;
import dev.muster.store.NameKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Looks up the register's punches. */
public final class Punches {
    private static final String ROWS = """
            SELECT punch.*, (SELECT COUNT(*) FROM punch_correction WHERE punch_id = punch.id) AS corrections
            FROM punch""";

    private final Database database;

    public Punches(Database database) {
        this.database = database;
    }

    /** The people of a day with their punches, by name. */
    public List<PersonDay> days(PunchQuery query) {
        Map<String, List<PunchRow>> byPerson = new LinkedHashMap<>();
        for (PunchRow row : rows(query)) {
            byPerson.computeIfAbsent(row.personId(), _ -> new ArrayList<>()).add(row);
        }
        return byPerson.entrySet().stream()
                .map(person -> new PersonDay(
                        person.getKey(), person.getValue().getLast().name(), person.getValue()))
                .sorted(Comparator.comparing(day -> NameKey.of(day.name())))
                .toList();
    }

    /** The punches of a day in the order of their times, removed ones too. */
    public List<PunchRow> rows(PunchQuery query) {
        if (query.seenGroups().map(Set::isEmpty).orElse(false)) {
            return List.of();
        }
        StringBuilder sql = new StringBuilder(ROWS).append(" WHERE punch_day = :day AND person_id IS NOT NULL");
        query.seenGroups()
                .ifPresent(_ -> sql.append(
                        " AND person_id IN (SELECT person_id FROM person_in_group WHERE group_id IN (:seen))"));
        query.group()
                .ifPresent(_ -> sql.append(
                        " AND person_id IN (SELECT person_id FROM person_in_group WHERE group_id = :group)"));
        query.person().ifPresent(_ -> sql.append(" AND person_id = :person"));
        query.source().ifPresent(_ -> sql.append(" AND source = :source"));
        query.direction().ifPresent(_ -> sql.append(" AND direction = :direction"));
        query.name()
                .ifPresent(_ ->
                        sql.append(" AND person_id IN (SELECT id FROM person WHERE name_key LIKE :name ESCAPE '!')"));
        StatementSpec statement = database.jdbc()
                .sql(sql + " ORDER BY punched_at, seq")
                .param("day", query.day().toString());
        query.seenGroups().ifPresent(groups -> statement.param("seen", groups));
        query.group().ifPresent(group -> statement.param("group", group));
        query.person().ifPresent(person -> statement.param("person", person));
        query.source().ifPresent(source -> statement.param("source", source));
        query.direction().ifPresent(direction -> statement.param("direction", direction.name()));
        query.name().ifPresent(name -> statement.param("name", "%" + escaped(NameKey.of(name)) + "%"));
        return statement.query(Punches::row).list();
    }

    public Optional<PunchRow> byId(String id) {
        return database.jdbc()
                .sql(ROWS + " WHERE punch.id = ?")
                .param(id)
                .query(Punches::row)
                .optional();
    }

    /** The sources that punches of a day came from, by name. */
    public List<String> sources(LocalDate day) {
        return database.jdbc()
                .sql("SELECT DISTINCT source FROM punch WHERE punch_day = ? ORDER BY source")
                .param(day.toString())
                .query(String.class)
                .list();
    }

    /** How many people have a punch that counts on a day. */
    public long present(LocalDate day) {
        return database.jdbc()
                .sql("SELECT COUNT(DISTINCT person_id) FROM punch WHERE punch_day = ? AND removed_at IS NULL")
                .param(day.toString())
                .query(Long.class)
                .single();
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static PunchRow row(ResultSet row, int number) throws SQLException {
        return new PunchRow(
                row.getString("id"),
                String.valueOf(row.getString("person_id")),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("punched_at")).atZone(ZoneId.of(row.getString("zone"))),
                row.getDouble("similarity"),
                row.getString("source"),
                Direction.valueOf(row.getString("direction")),
                row.getObject("removed_at") != null,
                row.getLong("corrections") > 0);
    }
}
