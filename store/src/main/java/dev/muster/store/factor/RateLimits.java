package dev.muster.store.factor;

import dev.muster.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts how often something happens in a stretch of time, each by one statement, among every process on the database. */
public final class RateLimits {
    private static final Duration KEPT = Duration.ofDays(1);

    private final Database database;
    private final Clock clock;

    public RateLimits(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Counts once.
     *
     * @param bucket what is counted; a keyed hash or an id, never a name
     * @param most how often it may happen in {@code stretch}
     * @return how long to wait; zero where it may happen
     */
    public Duration count(String bucket, int most, Duration stretch) {
        long now = clock.millis();
        long over = now - stretch.toMillis();
        return database.jdbc()
                .sql("""
                        INSERT INTO rate (bucket, began_at, total) VALUES (:bucket, :now, 1)
                        ON CONFLICT (bucket) DO UPDATE SET
                            total = CASE WHEN rate.began_at BETWEEN :over AND :now THEN rate.total + 1 ELSE 1 END,
                            began_at = CASE WHEN rate.began_at BETWEEN :over AND :now THEN rate.began_at ELSE :now END
                        RETURNING began_at, total""")
                .param("bucket", bucket)
                .param("now", now)
                .param("over", over + 1)
                .query((row, _) -> row.getLong("total") <= most
                        ? Duration.ZERO
                        : Duration.between(
                                clock.instant(),
                                Instant.ofEpochMilli(row.getLong("began_at")).plus(stretch)))
                .single();
    }

    /** Drops what is too old to matter. */
    public void purge() {
        database.jdbc()
                .sql("DELETE FROM rate WHERE began_at < ?")
                .param(clock.millis() - KEPT.toMillis())
                .update();
    }
}
