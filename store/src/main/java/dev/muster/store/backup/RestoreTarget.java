package dev.muster.store.backup;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Where a restored database is built, beside the present one, and then takes its place in one step. */
sealed interface RestoreTarget permits SqliteTarget, PostgresqlTarget {
    /** Whether somebody uses the present database: people, punches or the like are in it. */
    boolean isInUse();

    /** An empty place to build in; what an interrupted restore left there is gone. */
    DataSource prepare() throws SQLException;

    /** Where Flyway is to make the tables; empty for the only place there is. */
    Optional<String> schema();

    /**
     * Puts what was built in the place of the present database.
     *
     * @param keep the name under which the present one stays; empty when it need not
     * @return where it stays, in words
     */
    Optional<String> swap(Optional<String> keep) throws SQLException;

    /** Clears away what was built and is not wanted. */
    void discard();

    boolean isPostgresql();
}
