package dev.muster.store.factor;

import dev.muster.store.Database;

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

    /** Whether it has a code to enter, which may be one of the recovery codes that it has beside a passkey. */
    public boolean anyCode(String accountId) {
        return any(accountId)
                || database.jdbc()
                                .sql("SELECT COUNT(*) FROM recovery_code WHERE account_id = ? AND used_at IS NULL")
                                .param(accountId)
                                .query(Long.class)
                                .single()
                        > 0;
    }

    /** Recovery codes stand in for another factor: with none left they would be a second password, so they go. */
    public void forgetRecoveryOfNothing(String accountId) {
        database.jdbc().sql("""
                        DELETE FROM recovery_code WHERE account_id = :id
                        AND NOT EXISTS (SELECT 1 FROM app_key WHERE account_id = :id AND confirmed_at IS NOT NULL)
                        AND NOT EXISTS (SELECT 1 FROM code_address WHERE account_id = :id AND confirmed_at IS NOT NULL)
                        AND NOT EXISTS (SELECT 1 FROM passkey WHERE account_id = :id)""").param("id", accountId).update();
    }

    /** Removes all of an account's, with the codes on their way to them; how many there were. */
    public int removeAll(String accountId) {
        return database.write(() -> {
            delete("challenge", accountId);
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
