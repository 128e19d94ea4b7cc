package dev.muster.server.security;

import dev.muster.store.Policy;
import dev.muster.store.account.Account;
import java.time.Clock;

/** When a session must end, whatever its visitor does. */
final class SessionRules {
    private final Policy policy;
    private final FactorRules factors;
    private final Clock clock;

    SessionRules(Policy policy, FactorRules factors, Clock clock) {
        this.policy = policy;
        this.factors = factors;
        this.clock = clock;
    }

    /** Whether a session that began so may be used by the account as it is now. */
    boolean mayGoOn(SignedIn signedIn, Account account) {
        return account.active()
                && account.securityVersion() == signedIn.securityVersion()
                && ProofAge.isWithin(factors.limit(account, policy.sessionLimit()), signedIn.since(), clock.instant());
    }
}
