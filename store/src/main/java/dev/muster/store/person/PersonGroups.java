package dev.muster.store.person;

import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.NameKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The groups that people belong to, and that managers look after. */
public final class PersonGroups {
    private static final String SELECT = """
            SELECT id, name, (SELECT COUNT(*) FROM person_in_group WHERE group_id = person_group.id) AS people
            FROM person_group
            """;

    private final Database database;

    public PersonGroups(Database database) {
        this.database = database;
    }

    /** All of them, by name. */
    public List<Group> all() {
        return database.jdbc()
                .sql(SELECT + "ORDER BY name_key")
                .query(Group.class)
                .list();
    }

    public Optional<Group> byId(String id) {
        return one("WHERE id = ?", id);
    }

    public Optional<Group> byName(String name) {
        return one("WHERE name_key = ?", NameKey.of(name));
    }

    /** Adds a group; empty when the name is taken. */
    public Optional<Group> create(String name) {
        String id = Ids.next();
        int added = database.jdbc()
                .sql("""
                        INSERT INTO person_group (id, name, name_key) VALUES (?, ?, ?)
                        ON CONFLICT (name_key) DO NOTHING""")
                .params(id, name.strip(), NameKey.of(name))
                .update();
        return added == 1 ? byId(id) : Optional.empty();
    }

    /** The group of that name, made when missing. */
    public Group named(String name) {
        return create(name).or(() -> byName(name)).orElseThrow();
    }

    /** Gives a group another name; false when that is taken. */
    public boolean rename(String id, String name) {
        return database.jdbc()
                        .sql("""
                                UPDATE person_group SET name = ?, name_key = ? WHERE id = ?
                                AND NOT EXISTS (SELECT 1 FROM person_group WHERE name_key = ? AND id <> ?)""")
                        .params(name.strip(), NameKey.of(name), id, NameKey.of(name), id)
                        .update()
                == 1;
    }

    /** Removes a group, and what signing in asked of it; its people stay. */
    public void delete(String id) {
        database.write(() -> {
            database.jdbc()
                    .sql("DELETE FROM sign_in_rule WHERE scope = 'group' AND target = ?")
                    .param(id)
                    .update();
            database.jdbc()
                    .sql("DELETE FROM person_group WHERE id = ?")
                    .param(id)
                    .update();
        });
    }

    /** The groups of a person, by name. */
    public List<Group> of(String personId) {
        return database.jdbc()
                .sql(SELECT
                        + "WHERE id IN (SELECT group_id FROM person_in_group WHERE person_id = ?) ORDER BY name_key")
                .param(personId)
                .query(Group.class)
                .list();
    }

    /** Says which groups a person belongs to, and no others. */
    public void set(String personId, Set<String> groupIds) {
        database.write(() -> {
            database.jdbc()
                    .sql("DELETE FROM person_in_group WHERE person_id = ?")
                    .param(personId)
                    .update();
            groupIds.forEach(group -> add(personId, group));
        });
    }

    /** Puts a person into a group, if not in it yet. */
    public void add(String personId, String groupId) {
        database.jdbc().sql("""
                        INSERT INTO person_in_group (person_id, group_id) VALUES (?, ?)
                        ON CONFLICT (person_id, group_id) DO NOTHING""").params(personId, groupId).update();
    }

    /** Whether a person is in one of the groups. */
    public boolean anyOf(String personId, Set<String> groupIds) {
        return of(personId).stream().anyMatch(group -> groupIds.contains(group.id()));
    }

    private Optional<Group> one(String where, String value) {
        return database.jdbc()
                .sql(SELECT + where)
                .param(value)
                .query(Group.class)
                .optional();
    }
}
