package dev.muster.store.person;

import dev.muster.store.Database;
import dev.muster.store.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who agreed to being recognised by face, to which text, and until when. */
public final class Consents {
    private static final String COLUMNS = "id, person_id, text_version, given_at, given_by, withdrawn_at";

    private final Database database;
    private final Clock clock;
    private final GalleryVersions versions;

    public Consents(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.versions = new GalleryVersions(database);
    }

    /**
     * Records that a person agrees; an earlier consent of theirs ends where this begins.
     *
     * @param textVersion which text they agreed to
     * @param givenBy who entered it: an account's id, or a word such as {@code import}
     */
    public Consent give(String personId, String textVersion, String givenBy) {
        String id = Ids.next();
        Instant now = Instant.ofEpochMilli(clock.millis());
        database.write(() -> {
            end(personId, now);
            database.jdbc()
                    .sql("""
                            INSERT INTO consent (id, person_id, text_version, given_at, given_by)
                            VALUES (?, ?, ?, ?, ?)""")
                    .params(id, personId, textVersion, now.toEpochMilli(), givenBy)
                    .update();
        });
        return new Consent(id, personId, textVersion, now, givenBy, Optional.empty());
    }

    /** Ends a person's consent and deletes every template and crop of theirs, all at once. */
    public Withdrawn withdraw(String personId) {
        Withdrawn withdrawn = database.write(() -> end(personId));
        if (withdrawn.templates() + withdrawn.crops() > 0) {
            database.forget();
        }
        return withdrawn;
    }

    /** The consent that holds now. */
    public Optional<Consent> current(String personId) {
        return database.jdbc()
                .sql("SELECT " + COLUMNS + " FROM consent WHERE person_id = ? AND withdrawn_at IS NULL")
                .param(personId)
                .query(Consents::consent)
                .optional();
    }

    /** All of a person's, the newest first. */
    public List<Consent> history(String personId) {
        return database.jdbc()
                .sql("SELECT " + COLUMNS + " FROM consent WHERE person_id = ? ORDER BY given_at DESC, id")
                .param(personId)
                .query(Consents::consent)
                .list();
    }

    /** Refuses to go on without consent, and keeps it from being withdrawn until this transaction ends. */
    void require(String personId) {
        if (!hold(personId)) {
            throw new ConsentMissingException();
        }
    }

    /** Whether there is consent; keeps it from being withdrawn until the transaction under way ends. */
    public boolean hold(String personId) {
        return database.jdbc()
                        .sql("UPDATE consent SET given_by = given_by WHERE person_id = ? AND withdrawn_at IS NULL")
                        .param(personId)
                        .update()
                > 0;
    }

    /** Ends consent, and deletes templates and crops, inside the transaction under way. */
    Withdrawn end(String personId) {
        int consents = end(personId, Instant.ofEpochMilli(clock.millis()));
        Withdrawn face = deleteFace(personId);
        return new Withdrawn(consents, face.templates(), face.crops());
    }

    /** Deletes templates, crops and the hashes of live frames inside the transaction under way. */
    Withdrawn deleteFace(String personId) {
        delete("DELETE FROM face_frames WHERE person_id = ?", personId);
        int crops = delete("DELETE FROM crop WHERE person_id = ?", personId);
        int templates = delete("DELETE FROM template WHERE person_id = ?", personId);
        if (templates > 0) {
            versions.note(personId);
        }
        return new Withdrawn(0, templates, crops);
    }

    private int delete(String sql, String personId) {
        return database.jdbc().sql(sql).param(personId).update();
    }

    private int end(String personId, Instant now) {
        return database.jdbc()
                .sql("UPDATE consent SET withdrawn_at = ? WHERE person_id = ? AND withdrawn_at IS NULL")
                .params(now.toEpochMilli(), personId)
                .update();
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        long withdrawn = row.getLong("withdrawn_at");
        Optional<Instant> withdrawnAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(withdrawn));
        return new Consent(
                row.getString("id"),
                row.getString("person_id"),
                row.getString("text_version"),
                Instant.ofEpochMilli(row.getLong("given_at")),
                row.getString("given_by"),
                withdrawnAt);
    }
}
