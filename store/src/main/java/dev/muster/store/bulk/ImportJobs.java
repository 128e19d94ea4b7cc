package dev.muster.store.bulk;

import dev.muster.store.Database;
import dev.muster.store.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The runs of bulk imports. */
public final class ImportJobs {
    private static final String COLUMNS =
            "id, label, source, declared_by, consent_version, group_name, status, problem, total, created_at, finished_at";

    private final Database database;
    private final Clock clock;

    public ImportJobs(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins a run. */
    public ImportJob create(
            String label,
            String source,
            String declaredBy,
            String consentVersion,
            Optional<String> groupName,
            ImportStatus status) {
        String id = Ids.next();
        database.jdbc()
                .sql("""
                        INSERT INTO import_job (id, label, source, declared_by, consent_version, group_name, status,
                                                problem, total, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, '', 0, ?)""")
                .params(Arrays.asList(
                        id,
                        label,
                        source,
                        declaredBy,
                        consentVersion,
                        groupName.orElse(null),
                        status.name(),
                        clock.millis()))
                .update();
        return byId(id).orElseThrow();
    }

    public Optional<ImportJob> byId(String id) {
        return list("WHERE id = ?", id).stream().findFirst();
    }

    /** The run over a source that was interrupted, if there is one. */
    public Optional<ImportJob> interrupted(String source) {
        return list("WHERE status = 'RUNNING' AND source = ? ORDER BY created_at DESC", source).stream()
                .findFirst();
    }

    /** Everything in a state, the oldest first. */
    public List<ImportJob> in(ImportStatus status) {
        return list("WHERE status = ? ORDER BY created_at, id", status.name());
    }

    /** The newest runs. */
    public List<ImportJob> newest(int limit) {
        return database.jdbc()
                .sql("SELECT " + COLUMNS + " FROM import_job ORDER BY created_at DESC, id LIMIT ?")
                .param(limit)
                .query(ImportJobs::job)
                .list();
    }

    /** Notes how many steps there are. */
    public void planned(String id, long total) {
        database.jdbc()
                .sql("UPDATE import_job SET total = ? WHERE id = ?")
                .params(total, id)
                .update();
    }

    /** Lets a run begin whose files are all there; false when it is not one that waits for them. */
    public boolean start(String id) {
        return database.jdbc()
                        .sql("UPDATE import_job SET status = 'RUNNING' WHERE id = ? AND status = 'UPLOADING'")
                        .param(id)
                        .update()
                == 1;
    }

    /** Ends a run that has not ended yet; false when it has. */
    public boolean finish(String id, ImportStatus status, String problem) {
        return database.jdbc()
                        .sql("""
                                UPDATE import_job SET status = ?, problem = ?, finished_at = ?
                                WHERE id = ? AND status IN ('UPLOADING', 'RUNNING')""")
                        .params(status.name(), problem, clock.millis(), id)
                        .update()
                == 1;
    }

    /** Deletes runs that ended long ago, with their rows, and uploads that nobody finished. */
    public int purge(Duration age) {
        return database.jdbc()
                .sql("""
                        DELETE FROM import_job WHERE finished_at < ? OR (status = 'UPLOADING' AND created_at < ?)""")
                .params(
                        clock.instant().minus(age).toEpochMilli(),
                        clock.instant().minus(Duration.ofDays(1)).toEpochMilli())
                .update();
    }

    private List<ImportJob> list(String where, String value) {
        return database.jdbc()
                .sql("SELECT " + COLUMNS + " FROM import_job " + where)
                .param(value)
                .query(ImportJobs::job)
                .list();
    }

    private static ImportJob job(ResultSet row, int number) throws SQLException {
        long finished = row.getLong("finished_at");
        Optional<Instant> finishedAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(finished));
        return new ImportJob(
                row.getString("id"),
                row.getString("label"),
                row.getString("source"),
                row.getString("declared_by"),
                row.getString("consent_version"),
                Optional.ofNullable(row.getString("group_name")),
                ImportStatus.valueOf(row.getString("status")),
                row.getString("problem"),
                row.getLong("total"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                finishedAt);
    }
}
