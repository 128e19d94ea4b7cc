package dev.muster.store.factor;

import dev.muster.store.Database;

/** Whether an account has passkeys. */
public final class EnrolledPasskeys {
    private final Database database;

    public EnrolledPasskeys(Database database) {
        this.database = database;
    }

    public boolean any(String accountId) {
        return database.jdbc()
                        .sql("SELECT COUNT(*) FROM passkey WHERE account_id = ?")
                        .param(accountId)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
