package dev.muster.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Says that somebody works with a data folder and its database. All who have it open share this; a restore and a change
 * of the key wait for nobody, but work alone or not at all.
 */
public final class DataUse implements AutoCloseable {
    /** "Muster" in ASCII, and a number: the advisory lock's key on PostgreSQL. */
    private static final long ADVISORY_KEY = 0x4D75737465720001L;

    private static final int ATTEMPTS = 20;

    private final DataFolder folder;
    private final FolderLock lock;
    /** Open for as long as the lock on PostgreSQL is wanted. */
    private final @Nullable Connection session;

    private DataUse(DataFolder folder, FolderLock lock, @Nullable Connection session) {
        this.folder = folder;
        this.lock = lock;
        this.session = session;
    }

    /**
     * Takes part.
     *
     * @throws StoreException while somebody works alone
     */
    static DataUse share(DataFolder folder, DatabaseAddress address) {
        FolderLock lock = FolderLock.tryAcquire(folder.useLock(), true)
                .orElseThrow(() -> new StoreException(
                        "%s is being restored, or its key changed, at this moment; try again when that is done"
                                .formatted(folder.root())));
        try {
            DataUse use = new DataUse(folder, lock, session(address));
            if (!use.advisory("pg_try_advisory_lock_shared")) {
                use.close();
                throw new StoreException("the PostgreSQL database is being restored, or its key changed, at this"
                        + " moment; try again when that is done");
            }
            return use;
        } catch (SQLException e) {
            lock.close();
            throw new StoreException("cannot reach the PostgreSQL database: " + e.getMessage(), e);
        }
    }

    /**
     * Works alone from the beginning.
     *
     * @throws StoreException while anybody else has the data open
     */
    public static DataUse alone(DataFolder folder, DatabaseAddress address) {
        DataUse use = share(folder, address);
        try {
            use.becomeAlone();
            return use;
        } catch (StoreException e) {
            use.close();
            throw e;
        }
    }

    /** Shuts all others out until {@link #shareAgain}. */
    void becomeAlone() {
        for (ServerLock.Kind kind : ServerLock.Kind.values()) {
            ServerLock.holder(folder, kind).ifPresent(server -> {
                throw new StoreException("a Muster serves %s (%s); stop it first".formatted(folder.root(), server));
            });
        }
        if (!lock.tryBecomeAlone()) {
            throw new StoreException(
                    "another Muster command works with %s; let it finish first".formatted(folder.root()));
        }
        if (!advisory("pg_try_advisory_lock")) {
            lock.share();
            throw new StoreException("another Muster works with the same PostgreSQL database; stop it first");
        }
    }

    void shareAgain() {
        advisory("pg_advisory_unlock");
        lock.share();
    }

    @Override
    public void close() {
        lock.close();
        if (session != null) {
            try (session;
                    Statement statement = session.createStatement()) {
                statement.execute("SELECT pg_advisory_unlock_all()"); // at once, not when the server notices the end
            } catch (SQLException _) {
                // The server has ended the session already, and the lock with it.
            }
        }
    }

    private static @Nullable Connection session(DatabaseAddress address) throws SQLException {
        return address.isPostgresql()
                ? DriverManager.getConnection(address.url(), address.user(), address.password())
                : null;
    }

    /** Tries for a moment: the server notices the end of another session a little late. */
    private boolean advisory(String function) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (session == null || advisory(session, function)) {
                return true;
            }
            ServerLock.pause();
        }
        return false;
    }

    private static boolean advisory(Connection session, String function) {
        try (PreparedStatement statement = session.prepareStatement("SELECT " + function + "(?)")) {
            statement.setLong(1, ADVISORY_KEY);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new StoreException("cannot reach the PostgreSQL database: " + e.getMessage(), e);
        }
    }
}
