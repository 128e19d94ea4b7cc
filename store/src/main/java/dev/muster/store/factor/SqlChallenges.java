package dev.muster.store.factor;

import dev.muster.otp.verify.Challenge;
import dev.muster.otp.verify.Challenges;
import dev.muster.otp.verify.CodeUse;
import dev.muster.otp.verify.CodeUse.Purpose;
import dev.muster.otp.verify.Factor;
import dev.muster.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Delivered codes in the database, shared by every process on it. */
public final class SqlChallenges implements Challenges {
    private static final Duration KEPT = Duration.ofDays(1);

    private final Database database;
    private final Clock clock;
    private final String table;

    public SqlChallenges(Database database, Clock clock) {
        this(database, clock, "challenge");
    }

    private SqlChallenges(Database database, Clock clock, String table) {
        this.database = database;
        this.clock = clock;
        this.table = table;
    }

    /** Those of nobody: they behave as others do, and belong to no account. */
    public static SqlChallenges decoys(Database database, Clock clock) {
        return new SqlChallenges(database, clock, "decoy");
    }

    @Override
    public void open(Challenge challenge) {
        CodeUse use = challenge.use();
        database.write(() -> {
            purge();
            database.jdbc()
                    .sql("""
                            UPDATE %s SET superseded_at = ?
                            WHERE account_id = ? AND purpose = ? AND session = ? AND superseded_at IS NULL""".formatted(table))
                    .params(clock.millis(), use.accountId(), use.purpose().name(), use.session())
                    .update();
            database.jdbc()
                    .sql("""
                            INSERT INTO %s (id, account_id, purpose, session, factor, code_hash, sent_at,
                                            expires_at, tries)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)""".formatted(table))
                    .params(
                            challenge.id(),
                            use.accountId(),
                            use.purpose().name(),
                            use.session(),
                            challenge.factor().name(),
                            challenge.codeHash(),
                            challenge.sentAt().toEpochMilli(),
                            challenge.expiresAt().toEpochMilli())
                    .update();
        });
    }

    @Override
    public Optional<Attempt> attempt(String id, CodeUse use) {
        return database.jdbc()
                .sql("""
                        UPDATE %s SET tries = tries + 1
                        WHERE id = ? AND account_id = ? AND purpose = ? AND session = ?
                        RETURNING *""".formatted(table))
                .params(id, use.accountId(), use.purpose().name(), use.session())
                .query(SqlChallenges::attempt)
                .optional();
    }

    @Override
    public boolean use(String id) {
        return database.jdbc()
                        .sql("UPDATE " + table
                                + " SET used_at = ? WHERE id = ? AND used_at IS NULL AND superseded_at IS NULL")
                        .params(clock.millis(), id)
                        .update()
                == 1;
    }

    /** A code that is waited for, without counting an attempt. */
    public Optional<Challenge> find(String id, CodeUse use) {
        return database.jdbc()
                .sql("SELECT * FROM " + table + " WHERE id = ? AND account_id = ? AND purpose = ? AND session = ?")
                .params(id, use.accountId(), use.purpose().name(), use.session())
                .query((row, number) -> attempt(row, number).challenge())
                .optional();
    }

    /** What a code was sent for, by who asked for it alone: the account is known from it. */
    public Optional<CodeUse> useOf(String id, Purpose purpose, String session) {
        return database.jdbc()
                .sql("SELECT account_id FROM " + table + " WHERE id = ? AND purpose = ? AND session = ?")
                .params(id, purpose.name(), session)
                .query(String.class)
                .optional()
                .map(account -> new CodeUse(account, purpose, session));
    }

    /** Inside a transaction: until it ends, no other goes on from here for the same account. */
    public void oneAtATime(String accountId) {
        database.jdbc()
                .sql("UPDATE account SET security_version = security_version WHERE id = ?")
                .param(accountId)
                .update();
    }

    /** What was sent for a use, by one kind of way, since a moment: pauses grow with it. */
    public Sent sentSince(CodeUse use, Factor factor, Instant moment) {
        return database.jdbc()
                .sql("""
                        SELECT COUNT(*) AS total, COALESCE(MAX(sent_at), 0) AS last FROM %s
                        WHERE account_id = ? AND purpose = ? AND session = ? AND factor = ? AND sent_at >= ?""".formatted(table))
                .params(use.accountId(), use.purpose().name(), use.session(), factor.name(), moment.toEpochMilli())
                .query((row, _) -> new Sent(row.getInt("total"), Instant.ofEpochMilli(row.getLong("last"))))
                .single();
    }

    /**
     * How many codes were sent.
     *
     * @param last when the newest was; 1970 where none was
     */
    public record Sent(int count, Instant last) {}

    /** Drops what nobody waits for: so long kept that a late check still gets the right words. */
    private void purge() {
        database.jdbc()
                .sql("DELETE FROM " + table + " WHERE expires_at < ?")
                .param(clock.millis() - KEPT.toMillis())
                .update();
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        CodeUse use = new CodeUse(
                row.getString("account_id"), Purpose.valueOf(row.getString("purpose")), row.getString("session"));
        Challenge challenge = new Challenge(
                row.getString("id"),
                use,
                Factor.valueOf(row.getString("factor")),
                row.getString("code_hash"),
                Instant.ofEpochMilli(row.getLong("sent_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")));
        boolean used = row.getLong("used_at") != 0;
        boolean superseded = row.getLong("superseded_at") != 0;
        return new Attempt(challenge, (int) Math.min(row.getLong("tries"), Integer.MAX_VALUE), used, superseded);
    }
}
