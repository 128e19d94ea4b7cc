package dev.muster.store.account;

import dev.muster.store.Database;
import dev.muster.store.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts attempts to sign in, each by one statement before its password is compared, so that parallel attempts count
 * one by one. After too many come pauses that grow from 30 seconds to 15 minutes; then one attempt is let in. Who tries
 * on during a pause waits 30 seconds more from then on, but no pause is longer than 15 minutes.
 */
public final class AttemptLimits {
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Database database;
    private final Clock clock;

    public AttemptLimits(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Counts an attempt.
     *
     * @param bucket what attempts are counted for; a keyed hash, never a name
     * @param allowance attempts before the first pause
     * @return whether the password may be compared
     */
    public boolean count(String bucket, int allowance) {
        String attempt = Ids.next();
        long now = clock.millis();
        String letIn = database.jdbc()
                .sql("""
                        INSERT INTO attempt (bucket, failures, first_at, last_at, blocked_until, pauses, let_in)
                        VALUES (:bucket, 1, :now, :now, 0, 0, :attempt)
                        ON CONFLICT (bucket) DO UPDATE SET
                            let_in = CASE WHEN attempt.blocked_until BETWEEN :soon AND :latest THEN attempt.let_in ELSE :attempt END,
                            blocked_until = CASE
                                WHEN attempt.blocked_until BETWEEN :soon AND :latest THEN attempt.blocked_until
                                WHEN attempt.last_at < :stale OR attempt.failures + 1 < :allowance THEN 0
                                ELSE :now + CASE attempt.pauses
                                    WHEN 0 THEN 30000 WHEN 1 THEN 60000 WHEN 2 THEN 120000
                                    WHEN 3 THEN 240000 WHEN 4 THEN 480000 ELSE 900000 END END,
                            first_at = CASE WHEN attempt.blocked_until BETWEEN :soon AND :latest THEN attempt.first_at ELSE :now END,
                            pauses = CASE
                                WHEN attempt.blocked_until BETWEEN :soon AND :latest THEN attempt.pauses
                                WHEN attempt.last_at < :stale THEN 0
                                WHEN attempt.failures + 1 < :allowance THEN attempt.pauses
                                ELSE attempt.pauses + 1 END,
                            failures = CASE WHEN attempt.last_at < :stale AND attempt.blocked_until NOT BETWEEN :soon AND :latest
                                THEN 1 ELSE attempt.failures + 1 END,
                            last_at = :now
                        RETURNING let_in""")
                .param("bucket", bucket)
                .param("now", now)
                .param("attempt", attempt)
                // A pause that ends later than any can was written while the clock was ahead: it counts no more.
                .param("soon", now + 1)
                .param("latest", now + LONGEST.toMillis())
                .param("stale", now - FORGOTTEN_AFTER.toMillis())
                .param("allowance", allowance)
                .query(String.class)
                .single();
        return letIn.equals(attempt);
    }

    /** An attempt has failed: a pause under way lasts for 30 seconds from now at least. */
    public void failed(String bucket) {
        long now = clock.millis();
        database.jdbc()
                .sql("""
                        UPDATE attempt SET blocked_until =
                            CASE WHEN :later < first_at + :longest THEN :later ELSE first_at + :longest END
                        WHERE bucket = :bucket AND blocked_until > :now
                        AND blocked_until < :later AND blocked_until < first_at + :longest""")
                .param("bucket", bucket)
                .param("now", now)
                .param("later", now + SHORTEST.toMillis())
                .param("longest", LONGEST.toMillis())
                .update();
    }

    /** How many attempts a bucket has seen since the last success. */
    public long failures(String bucket) {
        return find(bucket, "failures").orElse(0L);
    }

    /** How long a bucket has yet to wait. */
    public Duration pause(String bucket) {
        Duration left = Duration.ofMillis(find(bucket, "blocked_until").orElse(0L) - clock.millis());
        return left.isNegative() || left.compareTo(LONGEST) > 0 ? Duration.ZERO : left;
    }

    /** Forgets a bucket: somebody has signed in, or an administrator has cleared it. */
    public void clear(String bucket) {
        database.jdbc()
                .sql("DELETE FROM attempt WHERE bucket = ?")
                .param(bucket)
                .update();
    }

    /** Takes one attempt back, because it succeeded; others from the same place stay counted. */
    public void takeBack(String bucket) {
        database.jdbc()
                .sql("UPDATE attempt SET failures = failures - 1, blocked_until = 0 WHERE bucket = ? AND failures > 0")
                .param(bucket)
                .update();
    }

    /** Drops what is too old to matter. */
    public void purge() {
        database.jdbc()
                .sql("DELETE FROM attempt WHERE last_at < ? AND blocked_until < ?")
                .params(clock.millis() - FORGOTTEN_AFTER.toMillis(), clock.millis())
                .update();
    }

    private Optional<Long> find(String bucket, String column) {
        return database.jdbc()
                .sql("SELECT " + column + " FROM attempt WHERE bucket = ?")
                .param(bucket)
                .query(Long.class)
                .optional();
    }
}
