package dev.muster.store.account;

import dev.muster.store.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** One-use links. The database has a token's hash only: 256 random bits need no salt. */
public final class Tickets {
    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST = 100;

    private final Database database;
    private final Clock clock;
    private final SecureRandom random;

    public Tickets(Database database, Clock clock, SecureRandom random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes a link's token; earlier ones for the same purpose and account are void.
     *
     * @param accountId whose link it is; empty for the set-up
     * @param createdBy the account that made it, or empty for the server itself
     * @return the token, which cannot be had again
     */
    public String create(
            TicketPurpose purpose, Optional<String> accountId, Optional<String> createdBy, Duration validity) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.write(() -> {
            revoke(purpose, accountId);
            database.jdbc()
                    .sql("""
                            INSERT INTO ticket (token_hash, purpose, account_id, created_by, created_at, expires_at)
                            VALUES (?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(
                            hash(token),
                            purpose.name(),
                            accountId.orElse(null),
                            createdBy.orElse(null),
                            clock.millis(),
                            clock.millis() + validity.toMillis()))
                    .update();
        });
        return token;
    }

    /** The ticket of a token, where it may be used still; looking does not use it. */
    public Optional<Ticket> find(String token, TicketPurpose purpose) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        return database.jdbc()
                .sql("""
                        SELECT account_id, expires_at FROM ticket
                        WHERE token_hash = ? AND purpose = ? AND used_at IS NULL AND expires_at > ?""")
                .params(hash(token), purpose.name(), clock.millis())
                .query((row, _) -> ticket(row, purpose))
                .optional();
    }

    /** Uses a token up; empty when it was used before, has run out, or never was. */
    public Optional<Ticket> use(String token, TicketPurpose purpose) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        return database.jdbc()
                .sql("""
                        UPDATE ticket SET used_at = ?
                        WHERE token_hash = ? AND purpose = ? AND used_at IS NULL AND expires_at > ?
                        RETURNING account_id, expires_at""")
                .params(clock.millis(), hash(token), purpose.name(), clock.millis())
                .query((row, _) -> ticket(row, purpose))
                .optional();
    }

    /** Voids the links of a purpose and account that have not been used. */
    public void revoke(TicketPurpose purpose, Optional<String> accountId) {
        database.jdbc().sql("""
                        DELETE FROM ticket WHERE purpose = ? AND used_at IS NULL
                        AND COALESCE(account_id, '') = ?""").params(purpose.name(), accountId.orElse("")).update();
    }

    private static Ticket ticket(ResultSet row, TicketPurpose purpose) throws SQLException {
        return new Ticket(
                purpose,
                Optional.ofNullable(row.getString("account_id")),
                Instant.ofEpochMilli(row.getLong("expires_at")));
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
