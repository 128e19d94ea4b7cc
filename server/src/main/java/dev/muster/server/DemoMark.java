package dev.muster.server;

import dev.muster.store.Database;
import dev.muster.store.Settings;
import dev.muster.store.StoreException;
import java.time.Clock;

/** Keeps a demo's data and real data apart: a database is one or the other for good. */
final class DemoMark {
    private static final String NAME = "demo";
    private static final String YES = "yes";

    private DemoMark() {}

    /**
     * Marks a new database of a demo.
     *
     * @throws StoreException when a demo is to run on real data, or the other way round
     */
    static void require(Database database, ServeOptions options) {
        Settings settings = new Settings(database, Clock.systemUTC());
        boolean marked = settings.get(NAME).filter(YES::equals).isPresent();
        if (options.demo() && !marked) {
            if (holdsAnything(database)) {
                throw new StoreException("%s holds real data, and a demo never touches that: leave --data out, or name"
                                .formatted(options.data().root())
                        + " a folder that is not there yet");
            }
            settings.set(NAME, YES);
        }
        if (!options.demo() && marked) {
            throw new StoreException("%s holds the data of a demo, whose people are invented: add --demo, or name"
                            .formatted(options.data().root())
                    + " another folder with --data");
        }
    }

    private static boolean holdsAnything(Database database) {
        return database.jdbc()
                        .sql("SELECT (SELECT COUNT(*) FROM account) + (SELECT COUNT(*) FROM person)")
                        .query(Long.class)
                        .single()
                > 0;
    }
}
