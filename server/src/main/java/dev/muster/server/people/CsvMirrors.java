package dev.muster.server.people;

import dev.muster.server.ServeOptions;
import dev.muster.store.Database;
import dev.muster.store.StoreException;
import dev.muster.store.register.Mirrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the CSV files anew after rows were taken away. */
@Component
class CsvMirrors {
    private static final Logger LOG = LoggerFactory.getLogger(CsvMirrors.class);

    private final Mirrors mirrors;

    CsvMirrors(Database database, ServeOptions options) {
        this.mirrors = new Mirrors(database, options.data(), LOG::warn);
    }

    /** All of them; one that cannot be written is made up for when the server starts next. */
    void rebuild() {
        try {
            mirrors.rebuild();
        } catch (StoreException e) {
            LOG.error("{}", e.getMessage());
        }
    }
}
