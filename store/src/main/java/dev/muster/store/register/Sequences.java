package dev.muster.store.register;

import dev.muster.store.Database;

/** Numbers that follow the order of the commits: whoever takes one makes the next one wait for the commit. */
final class Sequences {
    private Sequences() {}

    /** The next number; only inside a transaction. */
    static long next(Database database, String counter) {
        return database.jdbc()
                .sql("UPDATE counter SET total = total + 1 WHERE name = ? RETURNING total")
                .param(counter)
                .query(Long.class)
                .single();
    }
}
