package dev.muster.store.bulk;

import dev.muster.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of each photo of a bulk import. */
public final class ImportItems {
    private final Database database;
    private final Clock clock;

    public ImportItems(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Writes down what became of a step, behind those before it. */
    public void add(String jobId, ImportItem item) {
        database.jdbc()
                .sql("""
                        INSERT INTO import_item (job_id, position, person_name, file, photo_hash, outcome, reason,
                                                 person_id, resembles_id, finished_at)
                        SELECT ?, COALESCE(MAX(position) + 1, 0), ?, ?, ?, ?, ?, ?, ?, ?
                        FROM import_item WHERE job_id = ?""")
                .params(Arrays.asList(
                        jobId,
                        item.personName(),
                        item.file(),
                        item.photoHash(),
                        item.outcome().name(),
                        item.reason(),
                        item.personId().orElse(null),
                        item.resembles().map(ImportItem.Resembled::personId).orElse(null),
                        clock.millis(),
                        jobId))
                .update();
    }

    /** The keyed hashes of the photos that a run is done with, by the key of their step. */
    public Map<String, String> done(String jobId) {
        Map<String, String> done = new HashMap<>();
        database.jdbc()
                .sql("SELECT person_name, file, photo_hash FROM import_item WHERE job_id = ? ORDER BY position")
                .param(jobId)
                .query(row -> {
                    done.put(row.getString("person_name") + "\n" + row.getString("file"), row.getString("photo_hash"));
                });
        return done;
    }

    /** How the steps ended. */
    public ImportCounts counts(String jobId) {
        Map<String, Long> counts = new HashMap<>();
        database.jdbc()
                .sql("SELECT outcome, COUNT(*) AS items FROM import_item WHERE job_id = ? GROUP BY outcome")
                .param(jobId)
                .query(row -> {
                    counts.put(row.getString("outcome"), row.getLong("items"));
                });
        return new ImportCounts(
                counts.getOrDefault(ItemOutcome.ENROLLED.name(), 0L),
                counts.getOrDefault(ItemOutcome.ALREADY_THERE.name(), 0L),
                counts.getOrDefault(ItemOutcome.PERSON_ONLY.name(), 0L),
                counts.getOrDefault(ItemOutcome.REFUSED.name(), 0L));
    }

    /** Part of the rows, in the order in which they ended; those of one outcome, or all. */
    public List<ImportItem> page(String jobId, Optional<ItemOutcome> outcome, int offset, int limit) {
        return database.jdbc()
                .sql("""
                        SELECT person_name, file, photo_hash, outcome, reason, person_id, resembles_id,
                               finished_at, person.name AS resembles_name
                        FROM import_item LEFT JOIN person ON person.id = resembles_id
                        WHERE job_id = ? AND (? = '' OR outcome = ?)
                        ORDER BY position LIMIT ? OFFSET ?""")
                .params(
                        jobId,
                        outcome.map(Enum::name).orElse(""),
                        outcome.map(Enum::name).orElse(""),
                        limit,
                        offset)
                .query(ImportItems::item)
                .list();
    }

    private static ImportItem item(ResultSet row, int number) throws SQLException {
        String resembles = row.getString("resembles_id");
        String name = row.getString("resembles_name");
        return new ImportItem(
                row.getString("person_name"),
                row.getString("file"),
                row.getString("photo_hash"),
                ItemOutcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                Optional.ofNullable(row.getString("person_id")),
                resembles == null || name == null
                        ? Optional.empty()
                        : Optional.of(new ImportItem.Resembled(resembles, name)),
                Instant.ofEpochMilli(row.getLong("finished_at")));
    }
}
