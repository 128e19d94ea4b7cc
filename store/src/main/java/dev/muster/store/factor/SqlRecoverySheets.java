package dev.muster.store.factor;

import dev.muster.otp.verify.RecoverySheets;
import dev.muster.store.Database;
import java.time.Clock;
import java.util.List;

/** Recovery codes in the database. */
public final class SqlRecoverySheets implements RecoverySheets {
    private final Database database;
    private final Clock clock;

    public SqlRecoverySheets(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void replace(String accountId, List<String> hashes) {
        database.write(() -> {
            remove(accountId);
            hashes.forEach(hash -> database.jdbc()
                    .sql("INSERT INTO recovery_code (account_id, hash, created_at) VALUES (?, ?, ?)")
                    .params(accountId, hash, clock.millis())
                    .update());
        });
    }

    @Override
    public boolean use(String accountId, String hash) {
        return database.jdbc()
                        .sql(
                                "UPDATE recovery_code SET used_at = ? WHERE account_id = ? AND hash = ? AND used_at IS NULL")
                        .params(clock.millis(), accountId, hash)
                        .update()
                == 1;
    }

    @Override
    public int left(String accountId) {
        return database.jdbc()
                .sql("SELECT COUNT(*) FROM recovery_code WHERE account_id = ? AND used_at IS NULL")
                .param(accountId)
                .query(Integer.class)
                .single();
    }

    /** Voids them all. */
    public void remove(String accountId) {
        database.jdbc()
                .sql("DELETE FROM recovery_code WHERE account_id = ?")
                .param(accountId)
                .update();
    }
}
