package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

final class PostgresServerTest {
    @Test
    void everyDatabaseIsNewAndEmpty() throws SQLException {
        assertThat(PostgresServer.freshDatabase()).isNotEqualTo(PostgresServer.freshDatabase());
        for (int i = 0; i < 2; i++) {
            try (Connection connection = DriverManager.getConnection(
                            PostgresServer.freshDatabase(), PostgresServer.USER, PostgresServer.PASSWORD);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE thing (id TEXT PRIMARY KEY)");
                try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM thing")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getLong(1)).isZero();
                }
            }
        }
    }
}
