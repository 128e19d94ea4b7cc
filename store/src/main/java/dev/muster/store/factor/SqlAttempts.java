package dev.muster.store.factor;

import dev.muster.otp.verify.Admission;
import dev.muster.otp.verify.Attempts;
import dev.muster.otp.verify.Factor;
import dev.muster.store.Database;
import dev.muster.store.account.AttemptLimits;

/** Counts attempts at factors in the database, each by one statement, among every process on it. */
public final class SqlAttempts implements Attempts {
    private final Database database;
    private final AttemptLimits limits;
    private final String table;

    public SqlAttempts(Database database, AttemptLimits limits) {
        this(database, limits, "factor_failure");
    }

    private SqlAttempts(Database database, AttemptLimits limits, String table) {
        this.database = database;
        this.limits = limits;
        this.table = table;
    }

    /** Those at what nobody has: they count as others do, and for no account. */
    public static SqlAttempts atDecoys(Database database, AttemptLimits limits) {
        return new SqlAttempts(database, limits, "decoy_failure");
    }

    @Override
    public Admission admit(String accountId, Factor factor) {
        String bucket = bucket(accountId, factor);
        if (!limits.count(bucket, ALLOWANCE)) {
            return new Admission.Paused(limits.pause(bucket));
        }
        long compared = database.jdbc()
                .sql("""
                        INSERT INTO %s AS one (account_id, factor, compared) VALUES (?, ?, 1)
                        ON CONFLICT (account_id, factor) DO UPDATE SET compared = one.compared + 1
                        RETURNING compared""".formatted(table))
                .params(accountId, factor.name())
                .query(Long.class)
                .single();
        return compared > MOST_FAILURES ? new Admission.Off() : new Admission.Admitted();
    }

    @Override
    public void succeeded(String accountId, Factor factor) {
        limits.clear(bucket(accountId, factor));
        database.jdbc()
                .sql("DELETE FROM " + table + " WHERE account_id = ? AND factor = ?")
                .params(accountId, factor.name())
                .update();
    }

    /** Attempts since the last right one, compared or not. */
    public long failures(String accountId, Factor factor) {
        return limits.failures(bucket(accountId, factor));
    }

    /** Whether a factor is off, until {@link #succeeded} is called by whoever renews it. */
    public boolean isOff(String accountId, Factor factor) {
        return database.jdbc()
                        .sql("SELECT COUNT(*) FROM " + table + " WHERE account_id = ? AND factor = ? AND compared >= ?")
                        .params(accountId, factor.name(), MOST_FAILURES)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static String bucket(String accountId, Factor factor) {
        return "factor:" + factor + ":" + accountId;
    }
}
