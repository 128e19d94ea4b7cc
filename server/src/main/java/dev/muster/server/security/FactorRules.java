package dev.muster.server.security;

import dev.muster.store.account.Account;
import dev.muster.store.factor.EnrolledFactors;
import dev.muster.store.factor.EnrolledPasskeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/**
 * Which factors a session needs: a passkey; or the password, and a code or passkey where the account has a way to give
 * one.
 */
public final class FactorRules {
    /** How long a sign-in may be half done. */
    private static final Duration HALF_DONE = Duration.ofMinutes(10);

    /** How recently one must have signed in to change one's factors. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final EnrolledFactors enrolled;
    private final EnrolledPasskeys passkeys;
    private final Clock clock;

    FactorRules(EnrolledFactors enrolled, EnrolledPasskeys passkeys, Clock clock) {
        this.enrolled = enrolled;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /** Whether nothing is owed. */
    boolean isComplete(Account account, Authentication authentication) {
        return passkeySince(authentication).isPresent()
                || (HeldFactors.since(authentication, HeldFactors.PASSWORD).isPresent()
                        && (HeldFactors.codeSince(authentication).isPresent() || hasPasswordAlone(account.id())));
    }

    /** What leads on from the password, for an account that has more. */
    List<Step> steps(Account account) {
        List<Step> steps = new ArrayList<>();
        if (passkeys.any(account.id())) {
            steps.add(Step.PASSKEY);
        }
        if (steps.isEmpty() || enrolled.anyCode(account.id())) {
            steps.add(Step.CODE);
        }
        return steps;
    }

    /** Whether a sign-in that is half done may go on. */
    boolean mayBeCompleted(Authentication authentication) {
        return isWithin(HALF_DONE, HeldFactors.since(authentication, HeldFactors.PASSWORD));
    }

    /** Whether all that is needed was proved a short while ago. */
    public boolean isFresh(Viewer viewer, Authentication authentication) {
        return isWithin(FRESH, passkeySince(authentication))
                || (isWithin(FRESH, HeldFactors.since(authentication, HeldFactors.PASSWORD))
                        && (isWithin(FRESH, HeldFactors.codeSince(authentication))
                                || hasPasswordAlone(viewer.accountId())));
    }

    private boolean hasPasswordAlone(String accountId) {
        return !enrolled.any(accountId) && !passkeys.any(accountId);
    }

    private static Optional<Instant> passkeySince(Authentication authentication) {
        return HeldFactors.since(authentication, SessionFactor.PASSKEY.authority());
    }

    private boolean isWithin(Duration limit, Optional<Instant> moment) {
        return moment.filter(proved -> clock.instant().isBefore(proved.plus(limit)))
                .isPresent();
    }
}
