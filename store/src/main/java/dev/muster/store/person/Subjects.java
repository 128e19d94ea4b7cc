package dev.muster.store.person;

import dev.muster.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Everybody at a glance, for those who follow the gallery. */
public final class Subjects {
    private final Database database;

    public Subjects(Database database) {
        this.database = database;
    }

    /** By the person's id. */
    public Map<String, Subject> all() {
        Map<String, Subject> all = new HashMap<>();
        database.jdbc()
                .sql("SELECT id, name, valid_from, valid_to FROM person")
                .query(Subjects::subject)
                .list()
                .forEach(subject -> all.put(subject.personId(), subject));
        return all;
    }

    private static Subject subject(ResultSet row, int number) throws SQLException {
        return new Subject(row.getString("id"), row.getString("name"), day(row, "valid_from"), day(row, "valid_to"));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(LocalDate::parse);
    }
}
