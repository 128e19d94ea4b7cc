package dev.muster.server.security;

import dev.muster.store.account.Account;
import java.time.Duration;

/** Whether a browser may stand in for a code. */
public interface DevicePolicy {
    /** For how long an account's browser may be remembered; zero for not at all. Shortening it shortens what there is. */
    Duration mayBeRemembered(Account account);

    /** Whether a remembered browser counts although something is unusual. */
    default boolean accepts(Account account, Risk risk) {
        return !risk.has(RiskSignal.MANY_FAILURES);
    }
}
