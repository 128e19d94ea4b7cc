package dev.muster.store.backup;

import dev.muster.store.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that belongs into a backup, as text, to compare. */
final class Dump {
    private Dump() {}

    static Map<String, List<String>> of(Database database) {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (TableShape table : TableShape.inBackup(connection)) {
                List<String> rows = new ArrayList<>();
                try (ResultSet found = statement.executeQuery(table.select())) {
                    while (found.next()) {
                        rows.add(RowText.of(found, table.columns()));
                    }
                }
                rows.sort(null);
                tables.put(table.name(), rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return tables;
    }
}
