package dev.muster.otp.verify;

/** Counts attempts, for each account and factor apart; parallel attempts count one by one. */
public interface Attempts {
    /** Attempts in a row before the first pause. */
    int ALLOWANCE = 5;

    /** Codes compared in a row, all wrong, after which a factor is off (NIST SP 800-63B-4, section 3.2.2). */
    int MOST_FAILURES = 100;

    /** Counts an attempt, before anything is compared. */
    Admission admit(String accountId, Factor factor);

    /** The attempt was right: the failures before it are forgotten. */
    void succeeded(String accountId, Factor factor);
}
