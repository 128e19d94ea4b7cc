package dev.muster.server.device;

import dev.muster.server.security.DevicePolicy;
import dev.muster.store.account.Account;
import dev.muster.store.factor.EnrolledFactors;
import java.time.Duration;

/** Thirty days, for whoever is asked for codes. */
record UsualDevicePolicy(EnrolledFactors enrolled) implements DevicePolicy {
    private static final Duration USUAL = Duration.ofDays(30);

    @Override
    public Duration mayBeRemembered(Account account) {
        return enrolled.any(account.id()) ? USUAL : Duration.ZERO;
    }
}
