package dev.muster.server.security;

import dev.muster.store.account.Account;
import dev.muster.store.factor.EnrolledFactors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/**
 * Which factors a session needs: the password, and a code where the account has a way to get one; a remembered browser
 * stands in for the code, but not for a fresh one.
 */
public final class FactorRules {
    /** How long a sign-in may be half done. */
    private static final Duration HALF_DONE = Duration.ofMinutes(10);

    /** How recently one must have signed in to change one's factors. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final EnrolledFactors enrolled;
    private final Clock clock;

    FactorRules(EnrolledFactors enrolled, Clock clock) {
        this.enrolled = enrolled;
        this.clock = clock;
    }

    /** Whether nothing is owed. */
    boolean isComplete(Account account, Authentication authentication) {
        return HeldFactors.since(authentication, HeldFactors.PASSWORD).isPresent()
                && (HeldFactors.codeSince(authentication).isPresent()
                        || HeldFactors.isByDevice(authentication)
                        || !enrolled.any(account.id()));
    }

    /** Whether a sign-in that is half done may go on. */
    boolean mayBeCompleted(Authentication authentication) {
        return isWithin(HALF_DONE, HeldFactors.since(authentication, HeldFactors.PASSWORD));
    }

    /** Whether all that is needed was proved a short while ago. */
    public boolean isFresh(Viewer viewer, Authentication authentication) {
        return isWithin(FRESH, HeldFactors.since(authentication, HeldFactors.PASSWORD))
                && (isWithin(FRESH, HeldFactors.codeSince(authentication)) || !enrolled.any(viewer.accountId()));
    }

    private boolean isWithin(Duration limit, Optional<Instant> moment) {
        return moment.filter(proved -> clock.instant().isBefore(proved.plus(limit)))
                .isPresent();
    }
}
