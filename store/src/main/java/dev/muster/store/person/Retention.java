package dev.muster.store.person;

import dev.muster.store.Database;
import dev.muster.store.SettingKeys;
import dev.muster.store.Settings;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes away by itself what has been held for as long as the rules allow. */
public final class Retention {
    private static final String HAS_FACE = "EXISTS (SELECT 1 FROM template WHERE person_id = person.id)";

    private final Database database;
    private final Settings settings;
    private final Consents consents;
    private final AuditLog log;
    private final Clock clock;

    public Retention(Database database, Clock clock) {
        this.database = database;
        this.settings = new Settings(database, clock);
        this.consents = new Consents(database, clock);
        this.log = new AuditLog(database, clock);
        this.clock = clock;
    }

    /** Purges what is due, with one row in the audit log when anything was. */
    public Purged purge() {
        RetentionRules rules = RetentionRules.of(settings);
        Purged purged = database.write(() -> {
            int recognitions = rules.recognitions()
                    .map(days -> delete("DELETE FROM recognition WHERE recognised_at < ?", before(days)))
                    .orElse(0);
            int punches = rules.punches()
                    .map(days -> delete("DELETE FROM punch WHERE punched_at < ?", before(days)))
                    .orElse(0);
            List<Withdrawn> faces = due(rules).stream().map(consents::end).toList();
            int crops =
                    keepsPhotos() ? 0 : database.jdbc().sql("DELETE FROM crop").update();
            return new Purged(
                    recognitions,
                    punches,
                    faces.size(),
                    faces.stream().mapToInt(Withdrawn::templates).sum(),
                    crops + faces.stream().mapToInt(Withdrawn::crops).sum());
        });
        if (purged.anything()) {
            log.record(AuditEntry.of("retention.purge", "ok").saying(purged.words()));
            database.forget();
        }
        return purged;
    }

    private boolean keepsPhotos() {
        return settings.get(SettingKeys.PHOTOS_KEEP)
                .map(kept -> !kept.equals("no"))
                .orElse(true);
    }

    /** The people with templates whose time is over. */
    private Set<String> due(RetentionRules rules) {
        List<String> people = new ArrayList<>();
        rules.expiredFaces()
                .ifPresent(days -> people.addAll(database.jdbc()
                        .sql("SELECT id FROM person WHERE valid_to < ? AND " + HAS_FACE)
                        .param(LocalDate.now(clock).minusDays(days).toString())
                        .query(String.class)
                        .list()));
        // Somebody enrolled a while ago and never seen counts from the newest template on.
        rules.unseenFaces()
                .ifPresent(days -> people.addAll(database.jdbc()
                        .sql(
                                "SELECT id FROM person WHERE COALESCE(seen_at, 0) < ? AND " + HAS_FACE
                                        + " AND NOT EXISTS (SELECT 1 FROM template WHERE person_id = person.id AND created_at >= ?)")
                        .params(before(days), before(days))
                        .query(String.class)
                        .list()));
        return new HashSet<>(people);
    }

    private int delete(String sql, long before) {
        return database.jdbc().sql(sql).param(before).update();
    }

    private long before(int days) {
        return clock.instant().minus(Duration.ofDays(days)).toEpochMilli();
    }
}
