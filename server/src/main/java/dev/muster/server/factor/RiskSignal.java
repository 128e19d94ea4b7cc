package dev.muster.server.factor;

/** What is unusual about a sign-in whose password was right. */
public enum RiskSignal {
    /** A browser that the account has not signed in with before, though it has with others. */
    NEW_DEVICE,
    /** A network that the account has not signed in from. */
    NEW_NETWORK,
    /** Many wrong passwords or codes of this account a short while ago. */
    MANY_FAILURES
}
