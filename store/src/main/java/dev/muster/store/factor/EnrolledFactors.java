package dev.muster.store.factor;

import dev.muster.otp.verify.Factor;
import dev.muster.store.Database;
import java.util.Set;
import java.util.stream.Collectors;

/** Which factors an account has beside its password. */
public final class EnrolledFactors {
    private final Database database;

    public EnrolledFactors(Database database) {
        this.database = database;
    }

    /** Whether it has an authenticator app or a confirmed address: recovery codes alone are none. */
    public boolean any(String accountId) {
        return database.jdbc().sql("""
                                SELECT (SELECT COUNT(*) FROM app_key WHERE account_id = :id AND confirmed_at IS NOT NULL)
                                     + (SELECT COUNT(*) FROM code_address
                                        WHERE account_id = :id AND confirmed_at IS NOT NULL)""").param("id", accountId).query(Long.class).single() > 0;
    }

    /** The kinds of codes that an account can show. */
    public Set<Factor> of(String accountId) {
        return database.jdbc().sql("""
                        SELECT 'TOTP' FROM app_key WHERE account_id = :id AND confirmed_at IS NOT NULL
                        UNION SELECT channel FROM code_address WHERE account_id = :id AND confirmed_at IS NOT NULL
                        UNION SELECT 'RECOVERY' FROM recovery_code WHERE account_id = :id AND used_at IS NULL""").param("id", accountId).query(String.class).list().stream()
                .map(Factor::valueOf)
                .collect(Collectors.toSet());
    }

    /** Recovery codes stand in for another factor: with none left they would be a second password, so they go. */
    public void forgetRecoveryOfNothing(String accountId) {
        database.jdbc().sql("""
                        DELETE FROM recovery_code WHERE account_id = :id
                        AND NOT EXISTS (SELECT 1 FROM app_key WHERE account_id = :id AND confirmed_at IS NOT NULL)
                        AND NOT EXISTS (SELECT 1 FROM code_address WHERE account_id = :id AND confirmed_at IS NOT NULL)
                        AND NOT EXISTS (SELECT 1 FROM passkey WHERE account_id = :id)""").param("id", accountId).update();
    }

    /**
     * Removes all of an account's, with the codes on their way, the devices that stood in and the sessions that all of them
     * began; how many factors.
     */
    public int removeAll(String accountId) {
        return database.write(() -> {
            database.jdbc()
                    .sql("UPDATE account SET security_version = security_version + 1 WHERE id = ?")
                    .param(accountId)
                    .update();
            delete("challenge", accountId);
            delete("trusted_device", accountId);
            return delete("app_key", accountId)
                    + delete("passkey", accountId)
                    + delete("code_address", accountId)
                    + delete("recovery_code", accountId);
        });
    }

    private int delete(String table, String accountId) {
        return database.jdbc()
                .sql("DELETE FROM " + table + " WHERE account_id = ?")
                .param(accountId)
                .update();
    }
}
