package dev.muster.store;

import java.util.Optional;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date; of several processes that open a data folder at once, one does it. */
final class Migration {
    private static final int ATTEMPTS = 2_000;

    private Migration() {}

    static void run(DataFolder folder, Flyway flyway) {
        try (FolderLock _ = turn(folder)) {
            flyway.migrate();
        }
    }

    private static FolderLock turn(DataFolder folder) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<FolderLock> lock = FolderLock.tryAcquire(folder.migrationLock(), false);
            if (lock.isPresent()) {
                return lock.get();
            }
            ServerLock.pause();
        }
        throw new StoreException(
                "another Muster has been bringing the database of %s up to date for a minute; try again"
                        .formatted(folder.root()));
    }
}
