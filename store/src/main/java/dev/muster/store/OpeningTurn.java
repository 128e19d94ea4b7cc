package dev.muster.store;

import java.util.Optional;

/**
 * Lets those who open a data folder at once do it one after another: the first makes the database or brings its schema up
 * to date, the others find it done. SQLite fails at once, without waiting, to change a new file to its write-ahead log
 * while somebody else reads it, for two who waited for each other would wait for ever (SQLite's C interface,
 * {@code sqlite3_busy_handler}).
 */
final class OpeningTurn {
    private static final int ATTEMPTS = 2_000;

    private OpeningTurn() {}

    /** Waits for the turn, a minute at most; closing ends it. */
    static FolderLock take(DataFolder folder) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<FolderLock> lock = FolderLock.tryAcquire(folder.openingLock(), false);
            if (lock.isPresent()) {
                return lock.get();
            }
            ServerLock.pause();
        }
        throw new StoreException(
                "another Muster has been opening the database of %s, or bringing it up to date, for a minute; try again"
                        .formatted(folder.root()));
    }
}
