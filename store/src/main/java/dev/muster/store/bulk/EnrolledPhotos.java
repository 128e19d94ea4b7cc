package dev.muster.store.bulk;

import dev.muster.store.Database;
import java.util.Optional;

/** Which photos have become templates, by their keyed hash. */
public final class EnrolledPhotos {
    private final Database database;

    public EnrolledPhotos(Database database) {
        this.database = database;
    }

    /** The id of the person whose template the photo became. */
    public Optional<String> owner(String photoHash) {
        return database.jdbc()
                .sql("SELECT person_id FROM template WHERE photo_hash = ? ORDER BY created_at, id LIMIT 1")
                .param(photoHash)
                .query(String.class)
                .optional();
    }

    /** Keeps everybody else from changing templates until the transaction under way ends. */
    public void hold() {
        database.jdbc()
                .sql("UPDATE counter SET total = total WHERE name = 'gallery'")
                .update();
    }
}
