package dev.muster.store.vault;

import dev.muster.store.Database;
import java.util.Optional;

/** Finds the key of a database, or makes the first one, and makes sure that it fits what is sealed. */
final class VaultOpening {
    private static final int ATTEMPTS = 3;

    private final KeyFile file;
    private final Database database;
    private final KeyCheck check;

    VaultOpening(KeyFile file, Database database) {
        this.file = file;
        this.database = database;
        this.check = new KeyCheck(database);
    }

    Vault open() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Keys> keys = file.read();
            if (keys.isPresent()) {
                return opened(new Vault(keys.get()));
            }
            if (check.isPresent() || check.hasSealedRows()) {
                // Whoever made the key wrote its file before its rows could be seen: a second look finds it.
                refuseLostKey();
                continue;
            }
            Optional<Vault> fresh = create();
            if (fresh.isPresent()) {
                return fresh.get();
            }
        }
        throw new VaultException(
                "another Muster is making the key %s at this moment; try again".formatted(file.place()));
    }

    private Vault opened(Vault vault) {
        if (!check.isPresent() && !check.opensSomeRow(vault)) {
            throw foreign();
        }
        check.write(vault);
        if (!check.fits(vault)) {
            throw foreign();
        }
        return vault;
    }

    /** The check's row is the first thing written: of two who begin at once, the database lets one through. */
    private Optional<Vault> create() {
        Vault vault = new Vault(Keys.generate());
        return database.write(() -> {
            if (!check.write(vault)) {
                return Optional.<Vault>empty();
            }
            if (!file.create(vault.keys())) {
                check.erase();
                return Optional.<Vault>empty();
            }
            return Optional.of(vault);
        });
    }

    private void refuseLostKey() {
        if (file.read().isEmpty()) {
            throw new VaultException(("the key %s is missing, but the database holds sealed faces that only it opens."
                            + " Put it back from where you keep a copy of it, or set MUSTER_KEY to its last line;"
                            + " to begin anew without the old data, name another folder with --data")
                    .formatted(file.place()));
        }
    }

    private VaultException foreign() {
        return new VaultException(
                ("%s is not the key that this database was sealed with; put the right one in its place"
                                + " (nothing was changed)")
                        .formatted(file.place()));
    }
}
