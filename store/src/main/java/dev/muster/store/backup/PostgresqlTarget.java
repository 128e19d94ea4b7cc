package dev.muster.store.backup;

import dev.muster.store.DatabaseAddress;
import dev.muster.store.StoreException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A schema of its own, whose tables change places with the present ones in one transaction. */
final class PostgresqlTarget implements RestoreTarget {
    private static final String FRESH = "muster_restoring";

    private final DatabaseAddress address;

    PostgresqlTarget(DatabaseAddress address) {
        this.address = address;
    }

    @Override
    public boolean isInUse() {
        try (Connection connection = connect()) {
            return Content.isIn(connection);
        } catch (SQLException e) {
            throw new StoreException("cannot read the PostgreSQL database: " + Failure.reason(e), e);
        }
    }

    @Override
    public DataSource prepare() throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, "DROP SCHEMA IF EXISTS " + FRESH + " CASCADE");
            execute(connection, "CREATE SCHEMA " + FRESH);
        }
        Properties settings = new Properties();
        settings.setProperty("currentSchema", FRESH);
        DriverManagerDataSource source = new DriverManagerDataSource(address.url(), address.user(), address.password());
        source.setConnectionProperties(settings);
        return source;
    }

    @Override
    public Optional<String> schema() {
        return Optional.of(FRESH);
    }

    @Override
    public Optional<String> swap(Optional<String> keep) throws SQLException {
        try (Connection connection = connect()) {
            String home = connection.getSchema();
            List<TableShape> present = TableShape.all(connection);
            connection.setAutoCommit(false);
            Optional<String> kept = keep.filter(_ -> !present.isEmpty()).map(PostgresqlTarget::schemaName);
            if (kept.isPresent()) {
                execute(connection, "CREATE SCHEMA " + kept.get());
            }
            List<TableShape> fresh = tablesOf(connection, FRESH);
            for (TableShape table : present.reversed()) {
                if (fresh.stream().anyMatch(each -> each.name().equals(table.name()))) {
                    execute(
                            connection,
                            kept.map(schema -> move(home, table, schema))
                                    .orElseGet(() -> "DROP TABLE %s.%s CASCADE".formatted(home, table.name())));
                }
            }
            for (TableShape table : fresh) {
                execute(connection, move(FRESH, table, home));
            }
            execute(connection, "DROP SCHEMA " + FRESH);
            connection.commit();
            return kept.map(schema -> "the schema " + schema);
        }
    }

    @Override
    public void discard() {
        try (Connection connection = connect()) {
            execute(connection, "DROP SCHEMA IF EXISTS " + FRESH + " CASCADE");
        } catch (SQLException _) {
            // The next restore tries again.
        }
    }

    @Override
    public boolean isPostgresql() {
        return true;
    }

    private static List<TableShape> tablesOf(Connection connection, String schema) throws SQLException {
        String home = connection.getSchema();
        connection.setSchema(schema);
        try {
            return TableShape.all(connection);
        } finally {
            connection.setSchema(home);
        }
    }

    private static String move(String from, TableShape table, String to) {
        return "ALTER TABLE %s.%s SET SCHEMA %s".formatted(from, table.name(), to);
    }

    private static String schemaName(String keep) {
        return "muster_" + keep.replace('-', '_').toLowerCase(java.util.Locale.ROOT);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
