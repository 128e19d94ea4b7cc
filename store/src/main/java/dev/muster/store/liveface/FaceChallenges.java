package dev.muster.store.liveface;

import dev.muster.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Challenges in the database, shared by every process on it. Each is opened, passed and used at most once, by one
 * statement each: of two who come at the same moment one is refused.
 */
public final class FaceChallenges {
    private static final String BOUND = "id = ? AND account_id = ? AND session = ? AND purpose = ?";
    private static final String SEPARATOR = " ";

    private final Database database;
    private final Clock clock;

    public FaceChallenges(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps a new one. */
    public void add(FaceChallenge challenge) {
        database.jdbc()
                .sql("""
                        INSERT INTO face_challenge (id, account_id, session, purpose, prompts, issued_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        challenge.id(),
                        challenge.use().accountId(),
                        challenge.use().session(),
                        challenge.use().purpose().name(),
                        String.join(SEPARATOR, challenge.prompts()),
                        challenge.issued().toEpochMilli(),
                        challenge.expires().toEpochMilli())
                .update();
    }

    /**
     * Takes a challenge for an attempt; nobody else can afterwards.
     *
     * @param waits how long it may be waited for until the attempt begins
     * @return empty when it is not this use's, expired, or taken
     */
    public Optional<FaceChallenge> open(String id, FaceUse use, Duration waits) {
        long now = clock.millis();
        return database.jdbc()
                .sql("""
                        UPDATE face_challenge SET opened_at = ?, expires_at = ?
                        WHERE %s AND opened_at IS NULL AND expires_at > ? RETURNING *""".formatted(BOUND))
                .params(
                        now,
                        now + waits.toMillis(),
                        id,
                        use.accountId(),
                        use.session(),
                        use.purpose().name(),
                        now)
                .query(FaceChallenges::challenge)
                .optional();
    }

    /** The attempt begins now: its life counts from here; empty when it was waited for too long. */
    public Optional<FaceChallenge> begin(String id, Duration life) {
        long now = clock.millis();
        return database.jdbc()
                .sql("""
                        UPDATE face_challenge SET issued_at = ?, expires_at = ?
                        WHERE id = ? AND opened_at IS NOT NULL AND passed_at IS NULL AND expires_at > ? RETURNING *""")
                .params(now, now + life.toMillis(), id, now)
                .query(FaceChallenges::challenge)
                .optional();
    }

    /**
     * A judge has passed the attempt.
     *
     * @param good how long it may be used
     * @return false when it came too late
     */
    public boolean pass(String id, double similarity, Duration good) {
        long now = clock.millis();
        return database.jdbc()
                        .sql("""
                                UPDATE face_challenge SET passed_at = ?, similarity = ?, expires_at = ?
                                WHERE id = ? AND opened_at IS NOT NULL AND passed_at IS NULL AND expires_at > ?""")
                        .params(now, similarity, now + good.toMillis(), id, now)
                        .update()
                == 1;
    }

    /**
     * Uses a challenge that was passed, by the session and account that it was issued to.
     *
     * @return the similarity that it was passed with; empty when it was not, is over, used, or somebody else's
     */
    public OptionalDouble use(String id, FaceUse use) {
        long now = clock.millis();
        return database.jdbc()
                .sql("""
                        UPDATE face_challenge SET used_at = ?
                        WHERE %s AND passed_at IS NOT NULL AND used_at IS NULL AND expires_at > ?
                        RETURNING similarity""".formatted(BOUND))
                .params(now, id, use.accountId(), use.session(), use.purpose().name(), now)
                .query(Double.class)
                .optional()
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** Drops those that can no longer be gone on with. */
    public int purge() {
        return database.jdbc()
                .sql("DELETE FROM face_challenge WHERE expires_at < ?")
                .param(clock.millis())
                .update();
    }

    private static FaceChallenge challenge(ResultSet row, int number) throws SQLException {
        return new FaceChallenge(
                row.getString("id"),
                new FaceUse(
                        row.getString("account_id"),
                        row.getString("session"),
                        FaceUse.Purpose.valueOf(row.getString("purpose"))),
                List.of(row.getString("prompts").split(SEPARATOR, -1)),
                Instant.ofEpochMilli(row.getLong("issued_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")));
    }
}
