package dev.muster.server.security;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;

/**
 * What a session remembers of its account: no name, no role, no password; those are read afresh at each request.
 *
 * @param securityVersion the account's at sign-in: when it is raised the session ends
 * @param since when the account signed in
 */
record SignedIn(String accountId, long securityVersion, Instant since) implements Principal, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** Sessions are found by it. */
    @Override
    public String getName() {
        return accountId;
    }
}
