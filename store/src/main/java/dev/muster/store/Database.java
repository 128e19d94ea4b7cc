package dev.muster.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database of a data folder, migrated to this version's schema. Safe for many threads.
 *
 * <p>SQLite runs in WAL mode with {@code synchronous=FULL}: what was committed is on disk. Its transactions begin
 * immediately, so a writer waits for another instead of failing half-way.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int SQLITE_CONNECTIONS = 6;
    private static final int POSTGRESQL_CONNECTIONS = 12;
    private static final int BUSY_MILLIS = 20_000;

    /** SQLite's names for a disk that is full, fails or may not be written. */
    private static final Pattern DISK = Pattern.compile("SQLITE_(FULL|IOERR|READONLY|CANTOPEN)");

    private final HikariDataSource pool;
    private final DataSourceTransactionManager transactions;
    private final JdbcClient jdbc;
    private final boolean postgresql;
    private final DataUse use;

    private Database(HikariDataSource pool, boolean postgresql, DataUse use) {
        this.pool = pool;
        this.use = use;
        this.postgresql = postgresql;
        this.transactions = new DataSourceTransactionManager(pool);
        this.jdbc = JdbcClient.create(pool);
    }

    /** The database that the environment names, or the one in the folder. */
    public static Database open(DataFolder folder) {
        return open(folder, System.getenv());
    }

    /**
     * Opens, and migrates when the schema is older.
     *
     * @param environment may hold {@code MUSTER_DB_URL}, {@code MUSTER_DB_USER}, {@code MUSTER_DB_PASSWORD}
     * @throws StoreException when the database cannot be reached, is newer than this Muster, or is no database
     */
    public static Database open(DataFolder folder, Map<String, String> environment) {
        DatabaseAddress address = DatabaseAddress.of(folder, environment);
        DataUse use = DataUse.share(folder, address);
        HikariDataSource pool = null;
        try (FolderLock _ = OpeningTurn.take(folder)) {
            if (!address.isPostgresql()) {
                restrict(folder);
            }
            pool = new HikariDataSource(address.isPostgresql() ? postgresql(address) : sqlite(address));
            migrations(pool, address.isPostgresql()).load().migrate();
            return new Database(pool, address.isPostgresql(), use);
        } catch (RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            use.close();
            throw refusal(folder, address, e);
        }
    }

    /** Flyway for a pool, with what differs between the two databases filled in. */
    public static FluentConfiguration migrations(DataSource pool, boolean postgresql) {
        return Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .placeholders(Map.of("blob", postgresql ? "BYTEA" : "BLOB"))
                .loggers("slf4j");
    }

    /** Runs statements; outside {@link #write} each one is a transaction of its own. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /** Everything inside is committed, or nothing is. Inside another {@code write} it joins that one. */
    public <T extends @Nullable Object> T write(Supplier<T> work) {
        return new TransactionTemplate(transactions).execute(_ -> work.get());
    }

    /** The same for work without a result. */
    public void write(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run());
    }

    /**
     * Works while nobody else has the data open, in this process or another.
     *
     * @throws StoreException when somebody has
     */
    public void alone(Runnable work) {
        use.becomeAlone();
        try {
            work.run();
        } finally {
            use.shareAgain();
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    public PlatformTransactionManager transactions() {
        return transactions;
    }

    /** Whether it is PostgreSQL; otherwise it is SQLite. */
    public boolean isPostgresql() {
        return postgresql;
    }

    /**
     * Makes what was deleted leave the files too: SQLite's log, which holds earlier pages, is emptied. Waits a moment for
     * readers; where they stay, the log is emptied later.
     */
    public void forget() {
        if (!postgresql && !TransactionSynchronizationManager.isActualTransactionActive()) {
            jdbc.sql("PRAGMA wal_checkpoint(TRUNCATE)").query((_, _) -> true).list();
        }
    }

    /**
     * The same, thoroughly: the file is written anew without what was deleted, or, on PostgreSQL, its space is freed. For
     * rare occasions; others wait meanwhile.
     */
    public void scrub() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return;
        }
        try {
            jdbc.sql("VACUUM").update();
        } catch (DataAccessException e) {
            LOG.warn("the database's file still holds room of deleted rows: {}", reason(e));
        }
        forget();
    }

    @Override
    public void close() {
        pool.close();
        use.close();
    }

    private static HikariConfig sqlite(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setPoolName("muster-sqlite");
        config.setMaximumPoolSize(SQLITE_CONNECTIONS);
        config.setMinimumIdle(1); // a command that asks one question opens one
        // As texts: the driver passes over anything else without a word.
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "FULL");
        config.addDataSourceProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
        config.addDataSourceProperty("foreign_keys", "true");
        config.addDataSourceProperty("secure_delete", "true");
        config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        return config;
    }

    private static HikariConfig postgresql(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setPoolName("muster-postgresql");
        config.setMaximumPoolSize(POSTGRESQL_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return config;
    }

    /** SQLite gives the files beside its database the database's permissions; so these come first. */
    private static void restrict(DataFolder folder) {
        try {
            if (Files.notExists(folder.database())) {
                Files.createFile(folder.database(), DurableFile.ownersOnly());
            }
            Files.setPosixFilePermissions(folder.database(), PosixFilePermissions.fromString("rw-------"));
        } catch (UnsupportedOperationException | IOException _) {
            // The folder is its owner's already where the system can do that.
        }
    }

    private static StoreException refusal(DataFolder folder, DatabaseAddress address, RuntimeException e) {
        if (e instanceof StoreException already) {
            return already;
        }
        String where = address.isPostgresql()
                ? "the PostgreSQL database"
                : folder.database().toString();
        String reason = reason(e);
        if (e instanceof FlywayException && reason.contains("not resolved locally")) {
            return new StoreException(where + " was made by a newer Muster; use that version, or another --data", e);
        }
        return new StoreException("cannot open %s: %s".formatted(where, reason), e);
    }

    /** Whether an exception says that the database itself failed: a full disk, a lost connection, a damaged file. */
    public static boolean isFailure(Throwable e) {
        return e instanceof DataAccessException || e instanceof TransactionException;
    }

    /** What the innermost cause says, on one line; for a full or failing disk also what to do. */
    public static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said =
                String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
        return DISK.matcher(said).find()
                ? said + "; see that the disk of the data folder has free space and can be written"
                : said;
    }

    /** A connection for work that needs one of its own, such as a backup. */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }
}
