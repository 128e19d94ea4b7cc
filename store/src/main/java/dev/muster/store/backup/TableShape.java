package dev.muster.store.backup;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A table as the database describes it; names in lower case.
 *
 * @param key its primary key's columns, in their order
 * @param parents the tables that its rows refer to
 */
record TableShape(String name, List<String> columns, List<String> key, Set<String> parents) {
    /** Flyway's own table. */
    static final String MIGRATIONS = "flyway_schema_history";

    /**
     * What a backup leaves out: who is signed in at the moment, how often somebody just failed to, codes on their way and
     * decoys of them, how CSV files stand, and messages, which must not be sent again after a restore. Trusted devices too:
     * an old token that came back would make the browser's newer one look stolen.
     */
    private static final Set<String> MOMENTARY = Set.of(
            "spring_session",
            "spring_session_attributes",
            "attempt",
            "rate",
            "challenge",
            "face_challenge",
            "passkey_challenge",
            "decoy",
            "decoy_failure",
            "mirror",
            "outbox",
            "outbox_count",
            "trusted_device",
            "known_network");

    /** What is there before anybody has entered anything. */
    private static final Set<String> BOOKKEEPING =
            Set.of("setting", "counter", "ticket", "audit_event", "audit_head", "audit_name");

    TableShape {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        parents = Set.copyOf(parents);
    }

    /** The tables that belong into a backup, each after those it refers to. */
    static List<TableShape> inBackup(Connection connection) throws SQLException {
        return all(connection).stream()
                .filter(table -> !table.name.equals(MIGRATIONS) && !MOMENTARY.contains(table.name))
                .toList();
    }

    /** All tables of the connection's schema, each after those it refers to. */
    static List<TableShape> all(Connection connection) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        Map<String, TableShape> shapes = new TreeMap<>();
        try (ResultSet tables = metadata.getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                if (!name.startsWith("sqlite_")) {
                    shapes.put(lower(name), of(metadata, connection.getSchema(), name));
                }
            }
        }
        return parentsFirst(shapes);
    }

    /** Whether rows in it mean that somebody uses this database. */
    boolean holdsContent() {
        return !name.equals(MIGRATIONS) && !MOMENTARY.contains(name) && !BOOKKEEPING.contains(name);
    }

    String select() {
        String order = key.isEmpty() ? "" : " ORDER BY " + String.join(", ", key);
        return "SELECT " + String.join(", ", columns) + " FROM " + name + order;
    }

    private static TableShape of(DatabaseMetaData metadata, String schema, String name) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = metadata.getColumns(null, schema, name, "%")) {
            while (rows.next()) {
                columns.add(lower(rows.getString("COLUMN_NAME")));
            }
        }
        Map<Integer, String> key = new TreeMap<>();
        try (ResultSet rows = metadata.getPrimaryKeys(null, schema, name)) {
            while (rows.next()) {
                key.put(rows.getInt("KEY_SEQ"), lower(rows.getString("COLUMN_NAME")));
            }
        }
        Set<String> parents = new TreeSet<>();
        try (ResultSet rows = metadata.getImportedKeys(null, schema, name)) {
            while (rows.next()) {
                parents.add(lower(rows.getString("PKTABLE_NAME")));
            }
        }
        parents.remove(lower(name));
        return new TableShape(lower(name), columns, List.copyOf(key.values()), parents);
    }

    private static List<TableShape> parentsFirst(Map<String, TableShape> shapes) {
        Map<String, TableShape> ordered = new LinkedHashMap<>();
        while (ordered.size() < shapes.size()) {
            Predicate<TableShape> ready = table -> !ordered.containsKey(table.name)
                    && (ordered.keySet().containsAll(table.parents)
                            || !shapes.keySet().containsAll(table.parents));
            TableShape next = shapes.values().stream()
                    .filter(ready)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables refer to each other in a circle"));
            ordered.put(next.name, next);
        }
        return List.copyOf(ordered.values());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
