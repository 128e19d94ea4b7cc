package dev.muster.otp.verify;

/** The kinds of factor that a code proves. Each has limits of its own: failures of one never lock another. */
public enum Factor {
    /** An authenticator app. */
    TOTP,
    SMS,
    EMAIL,
    /** A recovery code. */
    RECOVERY
}
