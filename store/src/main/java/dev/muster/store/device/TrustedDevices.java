package dev.muster.store.device;

import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.account.Account;
import dev.muster.store.vault.Vault;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The browsers that accounts trust. Each is a series of tokens, of which the newest counts; showing it gives the next. A
 * token shown again later is a copy, and ends its series. All of it is decided by single statements, so that it holds among
 * every process on the database.
 */
public final class TrustedDevices {
    /**
     * How long a token stays good after the next one was given out, for the other tab that shows it at the same time; and
     * how long the next one does not rotate, so that there is never more than one before the newest.
     */
    public static final Duration GRACE = Duration.ofMinutes(1);

    private static final int MOST = 20;

    private final Database database;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random;

    public TrustedDevices(Database database, Vault vault, Clock clock, SecureRandom random) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
        this.random = random;
    }

    /** Trusts a browser from now on; beyond twenty, the one that was used longest ago is trusted no more. */
    public DeviceUse.Rotated trust(Account account, String name, String network, Duration life) {
        DeviceToken first = DeviceToken.random(Ids.next(), random);
        Instant now = clock.instant();
        Instant expires = now.plus(life);
        database.write(() -> {
            database.jdbc()
                    .sql("""
                            INSERT INTO trusted_device (id, account_id, security_version, name, token_hash, previous_hash,
                                                        rotated_at, network, created_at, used_at, expires_at)
                            VALUES (:id, :account, :version, :name, :hash, '', :now, :network, :now, :now, :expires)""")
                    .param("id", first.series())
                    .param("account", account.id())
                    .param("version", account.securityVersion())
                    .param("name", name)
                    .param("hash", first.hash(vault))
                    .param("now", now.toEpochMilli())
                    .param("network", network)
                    .param("expires", expires.toEpochMilli())
                    .update();
            database.jdbc()
                    .sql("""
                            DELETE FROM trusted_device WHERE account_id = :account AND id NOT IN (
                                SELECT id FROM trusted_device WHERE account_id = :account
                                ORDER BY used_at DESC, id DESC LIMIT :most)""")
                    .param("account", account.id())
                    .param("most", MOST)
                    .update();
        });
        return new DeviceUse.Rotated(first.series(), first, expires);
    }

    /**
     * Takes a token that a browser shows.
     *
     * @param network where it is shown from: a token just replaced counts only where its successor was given out
     * @param notBefore devices trusted earlier count no more
     */
    public DeviceUse use(Account account, DeviceToken shown, String network, Instant notBefore) {
        DeviceToken next = DeviceToken.random(shown.series(), random);
        long now = clock.millis();
        Optional<Instant> expires = database.jdbc()
                .sql("""
                        UPDATE trusted_device SET previous_hash = token_hash, token_hash = :next, rotated_at = :now,
                                                  used_at = :now, network = :network
                        WHERE id = :id AND account_id = :account AND security_version = :version
                          AND expires_at > :now AND created_at >= :from AND token_hash = :shown AND rotated_at <= :settled
                        RETURNING expires_at""")
                .param("next", next.hash(vault))
                .param("now", now)
                .param("network", network)
                .param("id", shown.series())
                .param("account", account.id())
                .param("version", account.securityVersion())
                .param("from", notBefore.toEpochMilli())
                .param("shown", shown.hash(vault))
                .param("settled", now - GRACE.toMillis())
                .query((row, _) -> Instant.ofEpochMilli(row.getLong("expires_at")))
                .optional();
        return expires.<DeviceUse>map(until -> new DeviceUse.Rotated(shown.series(), next, until))
                .orElseGet(() -> check(account, shown, network, notBefore));
    }

    /**
     * Looks at a token that a browser shows where none counts: a copy ends its series all the same, and whatever else it is
     * stays as it is.
     *
     * @param network where it is shown from
     * @param notBefore devices trusted earlier count no more
     */
    public DeviceUse check(Account account, DeviceToken shown, String network, Instant notBefore) {
        long now = clock.millis();
        Optional<Row> row = row(account, shown, notBefore, now);
        if (row.isEmpty()) {
            return new DeviceUse.Unknown();
        }
        String hash = shown.hash(vault);
        boolean newest = hash.equals(row.get().token());
        boolean justReplaced = hash.equals(row.get().previous()) && row.get().rotatedAt() > now - GRACE.toMillis();
        if (newest || (justReplaced && network.equals(row.get().network()))) {
            return new DeviceUse.Kept(shown.series());
        }
        if (justReplaced) {
            return new DeviceUse.Unknown();
        }
        // Whoever ends the series is the one that tells of it.
        return remove(account.id(), shown.series()) ? new DeviceUse.Stale(shown.series()) : new DeviceUse.Unknown();
    }

    /** Those that count, the last used first. */
    public List<TrustedDevice> of(Account account) {
        return database.jdbc()
                .sql("""
                        SELECT * FROM trusted_device WHERE account_id = ? AND security_version = ? AND expires_at > ?
                        ORDER BY used_at DESC, id""")
                .params(account.id(), account.securityVersion(), clock.millis())
                .query(TrustedDevices::listed)
                .list();
    }

    public boolean rename(String accountId, String id, String name) {
        return database.jdbc()
                        .sql("UPDATE trusted_device SET name = ? WHERE id = ? AND account_id = ?")
                        .params(name, id, accountId)
                        .update()
                == 1;
    }

    /** Trusts one no more. */
    public boolean remove(String accountId, String id) {
        return database.jdbc()
                        .sql("DELETE FROM trusted_device WHERE id = ? AND account_id = ?")
                        .params(id, accountId)
                        .update()
                == 1;
    }

    /** Trusts none of an account's any more; which there were. */
    public List<String> removeAll(String accountId) {
        return database.jdbc()
                .sql("DELETE FROM trusted_device WHERE account_id = ? RETURNING id")
                .param(accountId)
                .query(String.class)
                .list();
    }

    /** Drops those that count no more. */
    public void purge() {
        database.jdbc().sql("""
                        DELETE FROM trusted_device WHERE expires_at <= ? OR security_version <>
                            (SELECT security_version FROM account WHERE account.id = trusted_device.account_id)""").param(clock.millis()).update();
    }

    private record Row(String token, String previous, long rotatedAt, String network) {}

    private Optional<Row> row(Account account, DeviceToken shown, Instant notBefore, long now) {
        return database.jdbc()
                .sql("""
                        SELECT token_hash, previous_hash, rotated_at, network FROM trusted_device
                        WHERE id = ? AND account_id = ? AND security_version = ? AND expires_at > ? AND created_at >= ?""")
                .params(shown.series(), account.id(), account.securityVersion(), now, notBefore.toEpochMilli())
                .query((found, _) -> new Row(
                        found.getString("token_hash"),
                        found.getString("previous_hash"),
                        found.getLong("rotated_at"),
                        found.getString("network")))
                .optional();
    }

    private static TrustedDevice listed(ResultSet row, int number) throws SQLException {
        return new TrustedDevice(
                row.getString("id"),
                row.getString("name"),
                row.getString("network"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("used_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")));
    }
}
