package dev.muster.otp.verify;

import java.util.List;

/** The recovery codes of accounts, as keyed hashes. */
public interface RecoverySheets {
    /** Gives an account new codes; those it had are void. */
    void replace(String accountId, List<String> hashes);

    /** Uses one up: true for one caller only. */
    boolean use(String accountId, String hash);

    /** How many are left. */
    int left(String accountId);
}
