package dev.muster.store.backup;

import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.TestDatabase;
import dev.muster.store.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** A data folder and its database, which a test opens and closes. */
final class Installation {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T08:00:00Z"), ZoneOffset.UTC);

    private final DataFolder folder;
    private final Map<String, String> environment;

    Installation(TestDatabase kind, Path root) {
        this.folder = DataFolder.open(root);
        this.environment = kind.freshEnvironment();
    }

    Database open() {
        return Database.open(folder, environment);
    }

    Vault vault(Database database) {
        return Vault.open(folder, database, environment);
    }

    DataFolder folder() {
        return folder;
    }

    Restored restore(Path file) {
        return restore(file, false);
    }

    Restored restore(Path file, boolean replace) {
        return new Restore(folder, environment, CLOCK).restore(file, replace);
    }

    void copyKeyTo(Installation other) throws IOException {
        Files.copy(folder.key(), other.folder.key());
    }
}
