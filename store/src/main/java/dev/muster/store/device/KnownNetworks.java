package dev.muster.store.device;

import dev.muster.store.Database;
import dev.muster.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

/** The networks that accounts have signed in from: keyed hashes, twenty an account at most, for 90 days. */
public final class KnownNetworks {
    private static final String PURPOSE = "known network";
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MOST = 20;

    private final Database database;
    private final Vault vault;
    private final Clock clock;

    public KnownNetworks(Database database, Vault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /** Whether an account that has signed in before has never done so from there. */
    public boolean isNew(String accountId, String network) {
        return database.jdbc()
                .sql("""
                        SELECT COUNT(*) AS known, COALESCE(SUM(CASE WHEN network_hash = ? THEN 1 ELSE 0 END), 0) AS here
                        FROM known_network WHERE account_id = ? AND seen_at >= ?""")
                .params(hash(accountId, network), accountId, oldest())
                .query((row, _) -> row.getLong("known") > 0 && row.getLong("here") == 0)
                .single();
    }

    /** An account has signed in from there. */
    public void note(String accountId, String network) {
        database.write(() -> {
            database.jdbc()
                    .sql("""
                            INSERT INTO known_network (account_id, network_hash, seen_at) VALUES (?, ?, ?)
                            ON CONFLICT (account_id, network_hash) DO UPDATE SET seen_at = excluded.seen_at""")
                    .params(accountId, hash(accountId, network), clock.millis())
                    .update();
            database.jdbc()
                    .sql("""
                            DELETE FROM known_network WHERE account_id = :account AND network_hash NOT IN (
                                SELECT network_hash FROM known_network WHERE account_id = :account
                                ORDER BY seen_at DESC, network_hash LIMIT :most)""")
                    .param("account", accountId)
                    .param("most", MOST)
                    .update();
        });
    }

    /** Drops what is older than 90 days. */
    public void purge() {
        database.jdbc()
                .sql("DELETE FROM known_network WHERE seen_at < ?")
                .param(oldest())
                .update();
    }

    private long oldest() {
        return clock.millis() - KEPT.toMillis();
    }

    private String hash(String accountId, String network) {
        return HexFormat.of()
                .formatHex(vault.mac((accountId + ":" + network).getBytes(StandardCharsets.UTF_8), PURPOSE));
    }
}
