package dev.muster.store.factor;

import dev.muster.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Challenges that a passkey is to sign, each good once and for a short while; shared by every process. */
public final class PasskeyChallenges {
    /** How long one is good. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    /** What a signature is asked for. */
    public enum Purpose {
        ADD,
        STEP,
        SIGN_IN
    }

    private final Database database;
    private final Clock clock;

    public PasskeyChallenges(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps one, in place of what its holder waited for before. */
    public void open(String holder, Purpose purpose, String challenge) {
        long now = clock.millis();
        database.write(() -> {
            database.jdbc()
                    .sql("DELETE FROM passkey_challenge WHERE expires_at < ?")
                    .param(now)
                    .update();
            database.jdbc()
                    .sql("""
                            INSERT INTO passkey_challenge (holder, purpose, challenge, expires_at) VALUES (?, ?, ?, ?)
                            ON CONFLICT (holder, purpose) DO UPDATE SET
                                challenge = excluded.challenge, expires_at = excluded.expires_at""")
                    .params(holder, purpose.name(), challenge, now + LIFE.toMillis())
                    .update();
        });
    }

    /** Takes it: of several who ask at once one gets it. */
    public Optional<String> take(String holder, Purpose purpose) {
        long now = clock.millis();
        return database.write(() -> database.jdbc()
                .sql("DELETE FROM passkey_challenge WHERE holder = ? AND purpose = ? RETURNING challenge, expires_at")
                .params(holder, purpose.name())
                .query((row, _) -> row.getLong("expires_at") > now
                        ? Optional.of(row.getString("challenge"))
                        : Optional.<String>empty())
                .optional()
                .flatMap(found -> found));
    }
}
