package dev.muster.server.security;

import java.util.Locale;

/** What is unusual about a sign-in. */
public enum RiskSignal {
    /** The account has signed in before, and never with this browser. */
    NEW_DEVICE,
    /** The account has signed in lately, and never from this network. */
    NEW_NETWORK,
    /** Ten passwords or codes of the account, or more, were wrong within the hour. */
    MANY_FAILURES;

    /** As the audit log has it. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
