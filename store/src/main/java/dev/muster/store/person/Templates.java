package dev.muster.store.person;

import dev.muster.embedding.ModelId;
import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.vault.SealedColumns;
import dev.muster.store.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The templates, sealed, with their crops; each sealed to its own row and person. */
public final class Templates {
    private static final String COLUMNS = "id, person_id, model, embedding, quality, origin, photo_hash, captured_at";

    private final Database database;
    private final Vault vault;
    private final Clock clock;
    private final Consents consents;
    private final GalleryVersions versions;

    public Templates(Database database, Vault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
        this.consents = new Consents(database, clock);
        this.versions = new GalleryVersions(database);
    }

    /**
     * Keeps templates of a person and their crops: all, or none.
     *
     * @throws ConsentMissingException when no consent of the person holds
     */
    public List<StoredTemplate> add(String personId, List<NewTemplate> templates) {
        return database.write(() -> {
            consents.require(personId);
            List<StoredTemplate> stored = new ArrayList<>();
            for (NewTemplate template : templates) {
                stored.add(insert(personId, template));
            }
            if (!stored.isEmpty()) {
                versions.note(personId);
            }
            return List.copyOf(stored);
        });
    }

    /** A person's templates, the best first. */
    public List<StoredTemplate> of(String personId) {
        return database.jdbc()
                .sql("SELECT " + COLUMNS + " FROM template WHERE person_id = ? ORDER BY quality DESC, id")
                .param(personId)
                .query(this::template)
                .list();
    }

    /** Deletes one template and its crop; the consent stays. False when it was not there. */
    public boolean remove(String personId, String templateId) {
        boolean removed = database.write(() -> {
            boolean deleted = database.jdbc()
                            .sql("DELETE FROM template WHERE id = ? AND person_id = ?")
                            .params(templateId, personId)
                            .update()
                    == 1;
            if (deleted) {
                versions.note(personId);
            }
            return deleted;
        });
        if (removed) {
            database.forget();
        }
        return removed;
    }

    /** Deletes a person's templates and crops; the consent stays, so that they may enrol again. */
    public Withdrawn withdraw(String personId) {
        Withdrawn withdrawn = database.write(() -> consents.deleteFace(personId));
        if (withdrawn.anything()) {
            database.forget();
        }
        return withdrawn;
    }

    /** The hashes of the photos that a person's templates came from. */
    public Set<String> photoHashes(String personId) {
        return new HashSet<>(database.jdbc()
                .sql("SELECT photo_hash FROM template WHERE person_id = ? AND photo_hash IS NOT NULL")
                .param(personId)
                .query(String.class)
                .list());
    }

    /** Every template, with the version that the content is at least as new as. */
    public GalleryContent loadAll() {
        long version = versions.current();
        return new GalleryContent(
                version,
                database.jdbc()
                        .sql("SELECT " + COLUMNS + " FROM template")
                        .query(this::template)
                        .list());
    }

    /** Who changed after a version; cheap when nobody did. */
    public GalleryChanges changesSince(long version) {
        Set<String> people = new HashSet<>();
        long[] newest = {version};
        database.jdbc()
                .sql("SELECT version, person_id FROM gallery_change WHERE version > ?")
                .param(version)
                .query(row -> {
                    newest[0] = Math.max(newest[0], row.getLong("version"));
                    people.add(row.getString("person_id"));
                });
        return new GalleryChanges(newest[0], people);
    }

    private StoredTemplate insert(String personId, NewTemplate template) {
        String id = Ids.next();
        database.jdbc()
                .sql("""
                        INSERT INTO template (id, person_id, model, embedding, quality, origin, photo_hash,
                                              captured_at, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        personId,
                        template.embedding().model().value(),
                        vault.encrypt(
                                EmbeddingBytes.of(template.embedding()), SealedColumns.EMBEDDING.row(id, personId)),
                        template.quality(),
                        template.origin(),
                        template.photoHash().orElse(null),
                        template.capturedAt().toEpochMilli(),
                        clock.millis()))
                .update();
        template.jpegCrop()
                .ifPresent(crop -> database.jdbc()
                        .sql("INSERT INTO crop (template_id, person_id, image, created_at) VALUES (?, ?, ?, ?)")
                        .params(id, personId, vault.encrypt(crop, SealedColumns.CROP.row(id, personId)), clock.millis())
                        .update());
        return new StoredTemplate(
                id,
                personId,
                template.embedding(),
                template.quality(),
                template.origin(),
                template.photoHash(),
                template.capturedAt());
    }

    private StoredTemplate template(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        String personId = row.getString("person_id");
        byte[] bytes = vault.decrypt(row.getBytes("embedding"), SealedColumns.EMBEDDING.row(id, personId));
        return new StoredTemplate(
                id,
                personId,
                EmbeddingBytes.parse(new ModelId(row.getString("model")), bytes),
                row.getDouble("quality"),
                row.getString("origin"),
                Optional.ofNullable(row.getString("photo_hash")),
                Instant.ofEpochMilli(row.getLong("captured_at")));
    }
}
