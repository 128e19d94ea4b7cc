package dev.muster.store.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks whether anybody has entered anything into a database. */
final class Content {
    private Content() {}

    static boolean isIn(Connection connection) throws SQLException {
        for (TableShape table : TableShape.all(connection)) {
            if (table.holdsContent() && hasRows(connection, table)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasRows(Connection connection, TableShape table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM " + table.name() + " LIMIT 1")) {
            return row.next();
        }
    }
}
