package dev.muster.store.backup;

import dev.muster.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A connection that sees the database as it was at one moment, whatever others write meanwhile. */
final class Snapshot implements AutoCloseable {
    private static final int ROWS_AT_A_TIME = 100;

    private final Connection connection;
    private final boolean postgresql;

    private Snapshot(Connection connection, boolean postgresql) {
        this.connection = connection;
        this.postgresql = postgresql;
    }

    static Snapshot of(Database database) throws SQLException {
        Connection connection = database.connection();
        Snapshot snapshot = new Snapshot(connection, database.isPostgresql());
        try {
            snapshot.begin();
            return snapshot;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    /** A statement that does not gather a whole table in memory. */
    Statement statement() throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(ROWS_AT_A_TIME);
        return statement;
    }

    private void begin() throws SQLException {
        if (postgresql) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
        } else {
            execute("BEGIN DEFERRED"); // the driver's own would keep writers out
        }
        execute("SELECT count(*) FROM setting"); // the first look fixes the moment
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (postgresql) {
                connection.rollback();
            } else {
                execute("ROLLBACK");
            }
        }
    }
}
