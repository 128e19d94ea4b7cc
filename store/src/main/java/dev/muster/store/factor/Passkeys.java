package dev.muster.store.factor;

import dev.muster.store.Database;
import dev.muster.store.Ids;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The passkeys of accounts. */
public final class Passkeys {
    /** How many an account may have. */
    public static final int MOST = 20;

    private static final int HANDLE_BYTES = 32;

    private static final String CREDENTIAL = """
            SELECT passkey.*, handle FROM passkey JOIN passkey_user ON passkey_user.account_id = passkey.account_id
            """;

    private final Database database;
    private final SecureRandom random;
    private final Clock clock;

    public Passkeys(Database database, SecureRandom random, Clock clock) {
        this.database = database;
        this.random = random;
        this.clock = clock;
    }

    /** What authenticators are to call an account: random, made when it is first asked for. */
    public String handle(String accountId) {
        byte[] bytes = new byte[HANDLE_BYTES];
        random.nextBytes(bytes);
        return database.write(() -> {
            database.jdbc()
                    .sql(
                            "INSERT INTO passkey_user (account_id, handle) VALUES (?, ?) ON CONFLICT (account_id) DO NOTHING")
                    .params(accountId, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                    .update();
            return database.jdbc()
                    .sql("SELECT handle FROM passkey_user WHERE account_id = ?")
                    .param(accountId)
                    .query(String.class)
                    .single();
        });
    }

    /** Whose a handle is. */
    public Optional<String> accountOf(String handle) {
        return database.jdbc()
                .sql("SELECT account_id FROM passkey_user WHERE handle = ?")
                .param(handle)
                .query(String.class)
                .optional();
    }

    /** Adds one; false where its account has as many as it may, or somebody has it already. */
    public boolean add(PasskeyCredential credential, String name) {
        return database.write(() -> accountOf(credential.handle())
                .filter(this::mayHaveMore)
                .filter(accountId -> insert(accountId, credential, name))
                .isPresent());
    }

    /** Counted behind a write to the account: of several at once each counts the ones before it. */
    private boolean mayHaveMore(String accountId) {
        database.jdbc()
                .sql("UPDATE account SET security_version = security_version WHERE id = ?")
                .param(accountId)
                .update();
        return list(accountId).size() < MOST;
    }

    private boolean insert(String accountId, PasskeyCredential credential, String name) {
        return database.jdbc()
                        .sql("""
                                INSERT INTO passkey (id, account_id, name, credential_id, public_key, attestation,
                                                     transports, sign_count, backup_eligible, backed_up, created_at)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (credential_id) DO NOTHING""")
                        .params(
                                Ids.next(),
                                accountId,
                                name,
                                credential.credentialId(),
                                credential.publicKey(),
                                credential.attestation(),
                                String.join(" ", credential.transports()),
                                credential.signCount(),
                                credential.backupEligible() ? 1 : 0,
                                credential.backedUp() ? 1 : 0,
                                clock.millis())
                        .update()
                == 1;
    }

    public Optional<PasskeyCredential> byCredentialId(String credentialId) {
        return database.jdbc()
                .sql(CREDENTIAL + "WHERE credential_id = ?")
                .param(credentialId)
                .query(Passkeys::credential)
                .optional();
    }

    /** Those of an account, as signatures are checked with them. */
    public List<PasskeyCredential> credentials(String accountId) {
        return database.jdbc()
                .sql(CREDENTIAL + "WHERE passkey.account_id = ? ORDER BY created_at")
                .param(accountId)
                .query(Passkeys::credential)
                .list();
    }

    /** Those of an account, oldest first. */
    public List<Passkey> list(String accountId) {
        return database.jdbc()
                .sql("SELECT * FROM passkey WHERE account_id = ? ORDER BY created_at, id")
                .param(accountId)
                .query(Passkeys::listed)
                .list();
    }

    /**
     * Notes a right signature.
     *
     * @return false where the passkey has signed as often before: there is a copy of it (WebAuthn, 7.2, step 22)
     */
    public boolean used(String credentialId, long signCount, boolean backedUp) {
        return database.jdbc()
                        .sql("""
                                UPDATE passkey SET sign_count = :count, backed_up = :backedUp, used_at = :now
                                WHERE credential_id = :id AND (sign_count < :count OR (sign_count = 0 AND :count = 0))""")
                        .param("count", signCount)
                        .param("backedUp", backedUp ? 1 : 0)
                        .param("now", clock.millis())
                        .param("id", credentialId)
                        .update()
                == 1;
    }

    public boolean rename(String accountId, String id, String name) {
        return database.jdbc()
                        .sql("UPDATE passkey SET name = ? WHERE id = ? AND account_id = ?")
                        .params(name, id, accountId)
                        .update()
                == 1;
    }

    public boolean remove(String accountId, String id) {
        return database.jdbc()
                        .sql("DELETE FROM passkey WHERE id = ? AND account_id = ?")
                        .params(id, accountId)
                        .update()
                == 1;
    }

    private static PasskeyCredential credential(ResultSet row, int number) throws SQLException {
        return new PasskeyCredential(
                row.getString("credential_id"),
                row.getString("handle"),
                row.getString("public_key"),
                row.getString("attestation"),
                Stream.of(row.getString("transports").split(" ", -1))
                        .filter(Predicate.not(String::isEmpty))
                        .toList(),
                row.getLong("sign_count"),
                row.getLong("backup_eligible") != 0,
                row.getLong("backed_up") != 0);
    }

    private static Passkey listed(ResultSet row, int number) throws SQLException {
        long used = row.getLong("used_at");
        return new Passkey(
                row.getString("id"),
                row.getString("name"),
                row.getLong("backed_up") != 0,
                Instant.ofEpochMilli(row.getLong("created_at")),
                used == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(used)));
    }
}
