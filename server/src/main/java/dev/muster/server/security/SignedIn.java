package dev.muster.server.security;

import dev.muster.server.factor.Raise;
import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.Objects;

/**
 * What a session remembers of its account: no name, no role, no password; those are read afresh at each request.
 *
 * @param securityVersion the account's at sign-in: when it is raised the session ends
 * @param since when the account signed in
 * @param raise what risks at that moment ask for beyond the usual
 */
record SignedIn(String accountId, long securityVersion, Instant since, Raise raise) implements Principal, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** Sessions of earlier versions have none. */
    SignedIn {
        raise = Objects.requireNonNullElse(raise, Raise.NOTHING);
    }

    /** Sessions are found by it. */
    @Override
    public String getName() {
        return accountId;
    }
}
