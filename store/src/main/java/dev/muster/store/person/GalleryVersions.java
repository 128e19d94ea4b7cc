package dev.muster.store.person;

import dev.muster.store.Database;

/** Tells other processes whose templates changed; versions come in the order of the commits. */
final class GalleryVersions {
    private final Database database;

    GalleryVersions(Database database) {
        this.database = database;
    }

    /** Notes a change, inside the transaction that makes it: the counter's row is held until that one commits. */
    void note(String personId) {
        long version = database.jdbc()
                .sql("UPDATE counter SET total = total + 1 WHERE name = 'gallery' RETURNING total")
                .query(Long.class)
                .single();
        // Whoever has yet to see an earlier change of this person sees this one instead.
        database.jdbc()
                .sql("DELETE FROM gallery_change WHERE person_id = ?")
                .param(personId)
                .update();
        database.jdbc()
                .sql("INSERT INTO gallery_change (version, person_id) VALUES (?, ?)")
                .params(version, personId)
                .update();
    }

    long current() {
        return database.jdbc()
                .sql("SELECT total FROM counter WHERE name = 'gallery'")
                .query(Long.class)
                .single();
    }
}
