package dev.muster.store.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Fills the empty tables of a database from a backup of the same schema, in one transaction. */
final class BackupLoading {
    private static final int BATCH = 200;

    private final BackupFile backup;

    BackupLoading(BackupFile backup) {
        this.backup = backup;
    }

    void load(DataSource source) throws SQLException, IOException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            List<TableShape> tables = TableShape.inBackup(connection);
            Map<String, BackupManifest.Entry> entries = entries(tables);
            for (TableShape table : tables.reversed()) {
                execute(connection, "DELETE FROM " + table.name()); // what the migrations put there
            }
            for (TableShape table : tables) {
                BackupManifest.@Nullable Entry entry = entries.get(table.name());
                if (entry != null) {
                    load(connection, table, entry);
                }
            }
            connection.commit();
        }
    }

    private Map<String, BackupManifest.Entry> entries(List<TableShape> tables) throws IOException {
        Set<String> known = new HashSet<>();
        tables.forEach(table -> known.add(table.name()));
        Map<String, BackupManifest.Entry> entries = new HashMap<>();
        for (BackupManifest.Entry entry : backup.manifest().tables()) {
            if (!known.contains(entry.table()) || entries.put(entry.table(), entry) != null) {
                throw new IOException("it holds a table that its schema does not have: " + entry.table());
            }
        }
        return entries;
    }

    private void load(Connection connection, TableShape table, BackupManifest.Entry entry)
            throws SQLException, IOException {
        String insert = "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        table.name(),
                        String.join(", ", table.columns()),
                        String.join(", ", table.columns().stream().map(_ -> "?").toList()));
        long rows = 0;
        try (BufferedReader lines = backup.lines(entry);
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<String, @Nullable Object> row = RowText.parse(line);
                if (!new HashSet<>(table.columns()).equals(row.keySet())) {
                    throw new IOException("a row of %s has other columns than its schema".formatted(table.name()));
                }
                RowText.bind(statement, row, table.columns());
                statement.addBatch();
                if (++rows % BATCH == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
        long present = count(connection, table);
        if (rows != entry.rows() || present != rows) {
            throw new IOException("%s should have %d rows and has %d".formatted(table.name(), entry.rows(), present));
        }
    }

    private static long count(Connection connection, TableShape table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table.name())) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
