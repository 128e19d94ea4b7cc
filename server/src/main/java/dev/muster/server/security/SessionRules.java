package dev.muster.server.security;

import dev.muster.store.Policy;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import java.time.Clock;
import java.time.Duration;

/** When a session must end, whatever its visitor does. */
final class SessionRules {
    private static final Duration KIOSK = Duration.ofDays(30);

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
                && clock.instant().isBefore(signedIn.since().plus(limit(account)));
    }

    private Duration limit(Account account) {
        if (account.role() == Role.KIOSK) {
            return KIOSK;
        }
        Duration usual = policy.sessionLimit();
        Duration own = factors.limit(account);
        return own.compareTo(usual) < 0 ? own : usual;
    }
}
