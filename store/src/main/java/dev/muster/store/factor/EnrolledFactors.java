package dev.muster.store.factor;

import dev.muster.store.Database;
import java.util.List;

/** Whether an account has a factor beside its password. */
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

    /** Takes all of an account's factors away: apps, addresses and recovery codes. */
    public void removeAll(String accountId) {
        database.write(() -> {
            for (String table : List.of("app_key", "code_address", "recovery_code", "challenge")) {
                database.jdbc()
                        .sql("DELETE FROM " + table + " WHERE account_id = ?")
                        .param(accountId)
                        .update();
            }
        });
    }
}
