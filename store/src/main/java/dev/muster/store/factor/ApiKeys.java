package dev.muster.store.factor;

import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.NameKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The keys of other programs. The database has a key's hash only: 256 random bits need no salt. */
public final class ApiKeys {
    /** How a key begins, so that people and leak scanners know one when they see it. */
    public static final String PREFIX = "mk_";

    private static final int KEY_BYTES = 32;
    private static final int LONGEST = 100;
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final SecureRandom random;

    public ApiKeys(Database database, Clock clock, SecureRandom random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A key that was just made.
     *
     * @param text what the program shows; it cannot be had again
     */
    public record Made(ApiKey key, String text) {
        /** Without the key's text. */
        @Override
        public String toString() {
            return "Made[" + key + "]";
        }
    }

    /** Makes a key; empty while another of that name is in use. */
    public Optional<Made> create(String name) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return database.jdbc()
                .sql("""
                        INSERT INTO api_key (id, name, name_key, key_hash, created_at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (name_key) WHERE revoked_at IS NULL DO NOTHING
                        RETURNING *""")
                .params(Ids.next(), name, NameKey.of(name), hash(text), clock.millis())
                .query(ApiKeys::listed)
                .optional()
                .map(key -> new Made(key, text));
    }

    /** The keys in use, oldest first. */
    public List<ApiKey> all() {
        return database.jdbc()
                .sql("SELECT * FROM api_key WHERE revoked_at IS NULL ORDER BY created_at, name_key")
                .query(ApiKeys::listed)
                .list();
    }

    /**
     * The key that a program shows, while it is in use. It is found by its hash: how long that takes tells nothing of the
     * keys that there are.
     */
    public Optional<ApiKey> find(String text) {
        if (text.length() > LONGEST || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return database.jdbc()
                .sql("SELECT * FROM api_key WHERE key_hash = ? AND revoked_at IS NULL")
                .param(hash(text))
                .query(ApiKeys::listed)
                .optional();
    }

    /** Remembers that a key was used, to the minute. */
    public void noteUse(ApiKey key) {
        Instant now = clock.instant();
        if (key.usedAt().filter(last -> last.plus(NOTED_EVERY).isAfter(now)).isEmpty()) {
            database.jdbc()
                    .sql("UPDATE api_key SET used_at = ? WHERE id = ?")
                    .params(now.toEpochMilli(), key.id())
                    .update();
        }
    }

    /** Ends a key at once; empty where there is none of that name. */
    public Optional<ApiKey> revoke(String name) {
        return database.jdbc()
                .sql("UPDATE api_key SET revoked_at = ? WHERE name_key = ? AND revoked_at IS NULL RETURNING *")
                .params(clock.millis(), NameKey.of(name))
                .query(ApiKeys::listed)
                .optional();
    }

    private static ApiKey listed(ResultSet row, int number) throws SQLException {
        long used = row.getLong("used_at");
        return new ApiKey(
                row.getString("id"),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                used == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(used)));
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
