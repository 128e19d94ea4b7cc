package dev.muster.store;

import dev.muster.testkit.PostgresServer;
import java.nio.file.Path;
import java.util.Map;

/** The two kinds of database that every test of the store runs on. */
public enum TestDatabase {
    SQLITE {
        @Override
        public Map<String, String> freshEnvironment() {
            return Map.of();
        }
    },
    POSTGRESQL {
        @Override
        public Map<String, String> freshEnvironment() {
            return Map.of(
                    "MUSTER_DB_URL", PostgresServer.freshDatabase(),
                    "MUSTER_DB_USER", PostgresServer.USER,
                    "MUSTER_DB_PASSWORD", PostgresServer.PASSWORD);
        }
    };

    /** The environment that leads to a database of this kind; a new and empty one where it is not in the folder. */
    public abstract Map<String, String> freshEnvironment();

    /** A new database, whose data folder is {@code root}. */
    public Database open(Path root) {
        return Database.open(DataFolder.open(root), freshEnvironment());
    }
}
