package dev.muster.store.person;

import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.NameKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people. Several may share a name; an external id belongs to one only. */
public final class People {
    static final String COLUMNS =
            "person.id, person.name, external_id, attributes, valid_from, valid_to, person.created_at, seen_at";

    private final Database database;
    private final Clock clock;
    private final GalleryVersions versions;
    private final PersonSearch search;

    public People(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.versions = new GalleryVersions(database);
        this.search = new PersonSearch(database);
    }

    /** Adds a person; empty when the external id is somebody else's. */
    public Optional<Person> create(PersonData data) {
        String id = Ids.next();
        int added = database.jdbc()
                .sql("""
                        INSERT INTO person (id, name, name_key, external_id, attributes, valid_from, valid_to,
                                            created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (external_id) DO NOTHING""")
                .params(Arrays.asList(
                        id,
                        data.name(),
                        NameKey.of(data.name()),
                        data.externalId().orElse(null),
                        data.attributesJson(),
                        text(data.validFrom()),
                        text(data.validTo()),
                        clock.millis(),
                        clock.millis()))
                .update();
        return added == 1 ? byId(id) : Optional.empty();
    }

    public Optional<Person> byId(String id) {
        return list("WHERE person.id = ?", id).stream().findFirst();
    }

    public Optional<Person> byExternalId(String externalId) {
        return list("WHERE external_id = ?", externalId.strip()).stream().findFirst();
    }

    /** Everybody of that name, whatever its case and spacing; the oldest entry first. */
    public List<Person> named(String name) {
        return list("WHERE name_key = ? ORDER BY person.created_at, person.id", NameKey.of(name));
    }

    /** Part of the list of people, by name. */
    public PersonPage find(PersonFilter filter, int offset, int limit) {
        return search.find(filter, offset, limit);
    }

    /** Replaces what is said of a person; empty when the external id is somebody else's, or the person is gone. */
    public Optional<Person> update(String id, PersonData data) {
        return database.write(() -> {
            Optional<Person> before = byId(id);
            if (before.isEmpty() || !write(id, data)) {
                return Optional.<Person>empty();
            }
            Person old = before.get();
            if (!old.validFrom().equals(data.validFrom()) || !old.validTo().equals(data.validTo())) {
                versions.note(id);
            }
            return byId(id);
        });
    }

    private boolean write(String id, PersonData data) {
        @Nullable String externalId = data.externalId().orElse(null);
        return database.jdbc()
                        .sql("""
                                UPDATE person SET name = ?, name_key = ?, external_id = ?, attributes = ?,
                                                  valid_from = ?, valid_to = ?, updated_at = ?
                                WHERE id = ?
                                AND NOT EXISTS (SELECT 1 FROM person AS other WHERE other.external_id = ? AND other.id <> ?)""")
                        .params(Arrays.asList(
                                data.name(),
                                NameKey.of(data.name()),
                                externalId,
                                data.attributesJson(),
                                text(data.validFrom()),
                                text(data.validTo()),
                                clock.millis(),
                                id,
                                externalId,
                                id))
                        .update()
                == 1;
    }

    /** Notes that a person was recognised; an earlier time changes nothing. */
    public void noteSeen(String id, Instant at) {
        database.jdbc()
                .sql("UPDATE person SET seen_at = ? WHERE id = ? AND (seen_at IS NULL OR seen_at < ?)")
                .params(at.toEpochMilli(), id, at.toEpochMilli())
                .update();
    }

    /** Deletes a person with templates, crops, consents and punches; false when there is none. */
    public boolean delete(String id) {
        boolean deleted = database.write(() -> {
            boolean gone = database.jdbc()
                            .sql("DELETE FROM person WHERE id = ?")
                            .param(id)
                            .update()
                    == 1;
            if (gone) {
                versions.note(id);
            }
            return gone;
        });
        if (deleted) {
            database.forget();
        }
        return deleted;
    }

    private List<Person> list(String where, String value) {
        return database.jdbc()
                .sql("SELECT " + COLUMNS + " FROM person " + where)
                .param(value)
                .query(People::person)
                .list();
    }

    static Person person(ResultSet row, int number) throws SQLException {
        long seen = row.getLong("seen_at");
        Optional<Instant> seenAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(seen));
        return new Person(
                row.getString("id"),
                row.getString("name"),
                Optional.ofNullable(row.getString("external_id")),
                row.getString("attributes"),
                day(row.getString("valid_from")),
                day(row.getString("valid_to")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                seenAt);
    }

    private static Optional<LocalDate> day(@Nullable String column) {
        return Optional.ofNullable(column).map(LocalDate::parse);
    }

    private static @Nullable String text(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse(null);
    }
}
