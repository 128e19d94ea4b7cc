package dev.muster.store.factor;

import dev.muster.otp.Digest;
import dev.muster.otp.Secret;
import dev.muster.otp.Totp;
import dev.muster.otp.verify.AppKeys;
import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.vault.SealedColumns;
import dev.muster.store.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The authenticator apps of accounts; their secrets are sealed. One that is not confirmed counts for nothing. */
public final class Apps implements AppKeys {
    /** Steps that lie within the skew, both ways, and some more. */
    private static final int FARTHEST_APART = 10;

    private final Database database;
    private final Vault vault;
    private final Clock clock;

    public Apps(Database database, Vault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Begins to add an app: it counts for nothing until {@link #confirm}. One that was begun before is forgotten.
     *
     * @return its id
     */
    public String begin(String accountId, String name, Totp totp) {
        String id = Ids.next();
        database.write(() -> {
            database.jdbc()
                    .sql("DELETE FROM app_key WHERE account_id = ? AND confirmed_at IS NULL")
                    .param(accountId)
                    .update();
            database.jdbc()
                    .sql("""
                            INSERT INTO app_key (id, account_id, name, secret, digest, digits, step_seconds, last_step,
                                                 created_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)""")
                    .params(
                            id,
                            accountId,
                            name,
                            vault.encrypt(totp.secret().bytes(), row(id, accountId)),
                            totp.digest().name(),
                            totp.digits(),
                            totp.step().toSeconds(),
                            clock.millis())
                    .update();
        });
        return id;
    }

    /** The app that an account has begun to add. */
    public Optional<AppKey> begun(String accountId) {
        return database.jdbc()
                .sql("SELECT * FROM app_key WHERE account_id = ? AND confirmed_at IS NULL")
                .param(accountId)
                .query(this::key)
                .optional();
    }

    /** The app has shown a right code, whose step is used with it; false when it is not one that was begun. */
    public boolean confirm(String accountId, String id, String name, long step) {
        return database.jdbc()
                        .sql("""
                                UPDATE app_key SET name = ?, last_step = ?, confirmed_at = ?
                                WHERE id = ? AND account_id = ? AND confirmed_at IS NULL""")
                        .params(name, step, clock.millis(), id, accountId)
                        .update()
                == 1;
    }

    @Override
    public List<AppKey> of(String accountId) {
        return database.jdbc()
                .sql("SELECT * FROM app_key WHERE account_id = ? AND confirmed_at IS NOT NULL ORDER BY created_at")
                .param(accountId)
                .query(this::key)
                .list();
    }

    @Override
    public boolean take(String keyId, long step) {
        return database.jdbc()
                        .sql("""
                                UPDATE app_key SET last_step = ?, used_at = ?
                                WHERE id = ? AND (last_step < ? OR last_step > ?)""")
                        // A step that is still to come was used while the clock was ahead: it counts no more.
                        .params(step, clock.millis(), keyId, step, step + FARTHEST_APART)
                        .update()
                == 1;
    }

    /** Those of an account, oldest first. */
    public List<EnrolledApp> list(String accountId) {
        return database.jdbc()
                .sql("SELECT * FROM app_key WHERE account_id = ? AND confirmed_at IS NOT NULL ORDER BY created_at")
                .param(accountId)
                .query(Apps::listed)
                .list();
    }

    public boolean rename(String accountId, String id, String name) {
        return database.jdbc()
                        .sql("UPDATE app_key SET name = ? WHERE id = ? AND account_id = ?")
                        .params(name, id, accountId)
                        .update()
                == 1;
    }

    public boolean remove(String accountId, String id) {
        return database.jdbc()
                        .sql("DELETE FROM app_key WHERE id = ? AND account_id = ?")
                        .params(id, accountId)
                        .update()
                == 1;
    }

    private AppKey key(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        byte[] secret = vault.decrypt(row.getBytes("secret"), row(id, row.getString("account_id")));
        return new AppKey(
                id,
                new Totp(
                        Secret.of(secret),
                        Digest.valueOf(row.getString("digest")),
                        row.getInt("digits"),
                        Duration.ofSeconds(row.getLong("step_seconds"))));
    }

    private static EnrolledApp listed(ResultSet row, int number) throws SQLException {
        long used = row.getLong("used_at");
        return new EnrolledApp(
                row.getString("id"),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                used == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(used)));
    }

    private static String row(String id, String accountId) {
        return SealedColumns.APP_SECRET.row(id, accountId);
    }
}
