package dev.muster.store.liveface;

import dev.muster.otp.verify.Admission;
import dev.muster.store.Database;
import java.time.Clock;
import java.time.Duration;

/**
 * Counts attempts at the face factor, each by one statement before it is judged, among every process on the database:
 * whatever was begun counts as failed until it succeeds. Apart from all other factors, so that a failed face locks no
 * password and no code.
 *
 * <p>After {@value #ALLOWANCE} in a row come pauses that grow from 30 seconds to 15 minutes, and one attempt after each;
 * after {@value #MOST_FAILURES} the factor is off until it is renewed (NIST SP 800-63B-4, 3.2.3, for a face with attack
 * detection).
 */
public final class FaceAttempts {
    /** Attempts in a row before the first pause. */
    public static final int ALLOWANCE = 10;

    /** Failures since the last right attempt after which the factor is off. */
    public static final int MOST_FAILURES = 100;

    private static final Duration REST = Duration.ofHours(24);
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    /** How long an attempt can take; meanwhile no other begins once pauses have begun. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(90);

    private final Database database;
    private final Clock clock;

    public FaceAttempts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Counts an attempt that is about to be judged, and says whether it may be. Those that may not do not count. */
    public Admission admit(String accountId) {
        long now = clock.millis();
        boolean admitted = database.jdbc()
                .sql("""
                        INSERT INTO face_failure AS one (account_id, in_a_row, judged, last_at, blocked_until)
                        VALUES (:account, 1, 1, :now, 0)
                        ON CONFLICT (account_id) DO UPDATE SET
                            in_a_row = CASE WHEN one.last_at < :stale THEN 1 ELSE one.in_a_row + 1 END,
                            judged = one.judged + 1,
                            blocked_until = CASE WHEN one.last_at < :stale OR one.in_a_row + 1 < :allowance THEN 0
                                ELSE :now + :held END,
                            last_at = :now
                        WHERE one.judged < :most AND (one.blocked_until <= :now OR one.blocked_until > :latest)
                        RETURNING judged""")
                .param("account", accountId)
                .param("now", now)
                .param("stale", now - REST.toMillis())
                .param("allowance", ALLOWANCE)
                .param("held", UNDER_WAY.plus(SHORTEST).toMillis())
                .param("most", MOST_FAILURES)
                // A pause that ends later than any can was written while the clock was ahead: it counts no more.
                .param("latest", latest(now))
                .query(Long.class)
                .optional()
                .isPresent();
        return admitted ? new Admission.Admitted() : state(accountId);
    }

    /** An attempt has failed: from now on the pause counts, where one is due. */
    public void failed(String accountId) {
        database.jdbc()
                .sql("""
                        UPDATE face_failure SET blocked_until = CASE WHEN in_a_row < :allowance THEN 0
                            ELSE :now + CASE in_a_row - :allowance WHEN 0 THEN 30000 WHEN 1 THEN 60000
                                WHEN 2 THEN 120000 WHEN 3 THEN 240000 WHEN 4 THEN 480000 ELSE 900000 END END
                        WHERE account_id = :account""")
                .param("allowance", ALLOWANCE)
                .param("now", clock.millis())
                .param("account", accountId)
                .update();
    }

    /** Takes an attempt back that ended by no fault of whoever made it: the server failed. */
    public void takeBack(String accountId) {
        database.jdbc().sql("""
                        UPDATE face_failure SET in_a_row = in_a_row - 1, judged = judged - 1, blocked_until = 0
                        WHERE account_id = ? AND judged > 0 AND in_a_row > 0""").param(accountId).update();
    }

    /**
     * Lets a factor that is off begin anew; false where it is not off. Of two who ask at once one does it, so that nobody
     * clears the pauses of attempts that came between.
     */
    public boolean switchOn(String accountId) {
        return database.jdbc()
                        .sql("DELETE FROM face_failure WHERE account_id = ? AND judged >= ?")
                        .params(accountId, MOST_FAILURES)
                        .update()
                == 1;
    }

    /** An attempt was right, or an administrator lets the factor begin anew: what failed before is forgotten. */
    public void clear(String accountId) {
        database.jdbc()
                .sql("DELETE FROM face_failure WHERE account_id = ?")
                .param(accountId)
                .update();
    }

    /** Whether an attempt may be begun now, without counting one. */
    public Admission state(String accountId) {
        long now = clock.millis();
        return database.jdbc()
                .sql("SELECT judged, blocked_until FROM face_failure WHERE account_id = ?")
                .param(accountId)
                .query((row, _) -> state(row.getLong("judged"), row.getLong("blocked_until"), now))
                .optional()
                .orElseGet(Admission.Admitted::new);
    }

    /** Failures since the last right attempt, those under way among them. */
    public long failures(String accountId) {
        return database.jdbc()
                .sql("SELECT judged FROM face_failure WHERE account_id = ?")
                .param(accountId)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Whether the factor is off until it is renewed. */
    public boolean isOff(String accountId) {
        return failures(accountId) >= MOST_FAILURES;
    }

    private static Admission state(long judged, long blockedUntil, long now) {
        if (judged >= MOST_FAILURES) {
            return new Admission.Off();
        }
        boolean paused = blockedUntil > now && blockedUntil <= latest(now);
        return paused ? new Admission.Paused(Duration.ofMillis(blockedUntil - now)) : new Admission.Admitted();
    }

    private static long latest(long now) {
        return now + LONGEST.plus(UNDER_WAY).toMillis();
    }
}
