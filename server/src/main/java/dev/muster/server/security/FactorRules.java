package dev.muster.server.security;

import dev.muster.server.factor.Need;
import dev.muster.server.factor.Profile;
import dev.muster.server.factor.Profiles;
import dev.muster.server.factor.Raise;
import dev.muster.server.factor.RiskSignal;
import dev.muster.server.factor.SessionFactor;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;

/** What sessions need: the profiles of their accounts, judged with what the accounts have and the sessions have proved. */
public final class FactorRules {
    /** How long a sign-in may be half done, since what was shown last. */
    private static final Duration HALF_DONE = Duration.ofMinutes(10);

    private static final Duration SETTING_UP = Duration.ofMinutes(30);
    /** A door is not signed in again every morning, unless somebody chose so. */
    private static final Duration KIOSK_IDLE = Duration.ofDays(7);

    private static final Duration KIOSK_LIMIT = Duration.ofDays(30);

    private final Profiles profiles;
    private final OwnFactors own;
    private final SignInJudge judge;
    private final Clock clock;

    FactorRules(Profiles profiles, OwnFactors own, Clock clock) {
        this.profiles = profiles;
        this.own = own;
        this.judge = new SignInJudge(clock);
        this.clock = clock;
    }

    /** Where a session stands with signing in. */
    public Standing standing(Account account, Authentication authentication) {
        return judge.signIn(holder(account), authentication, raise(authentication));
    }

    /** Where it stands with a sensitive act. */
    public Standing stepUp(Account account, Authentication authentication) {
        return judge.stepUp(holder(account), authentication);
    }

    /** Where it stands with adding or removing a factor. */
    public Standing change(Account account, Authentication authentication) {
        return judge.change(holder(account), authentication);
    }

    /** What an account would have to set up before it could sign in: any one of these; empty where it lacks nothing. */
    public List<Set<Need>> lacks(Account account) {
        return SignInJudge.lacks(holder(account));
    }

    /** The factors that an account has. */
    public Set<SessionFactor> enrolled(Account account) {
        return own.of(account);
    }

    /** Whether a sign-in that is half done may go on. */
    boolean mayBeCompleted(Authentication authentication, Standing standing) {
        Duration patience = standing instanceof Standing.Lacking ? SETTING_UP : HALF_DONE;
        return HeldFactors.latest(authentication)
                .filter(proof -> ProofAge.isWithin(patience, proof, clock.instant()))
                .isPresent();
    }

    /** Whether an account has only its password to show, and whoever adds something else sets up the first. */
    boolean setsUpFirst(Account account) {
        FactorHolder holder = holder(account);
        return holder.profiles().stream().noneMatch(holder::hasOthers);
    }

    /** What risks ask for beyond the usual. */
    public Raise raise(Account account, Set<RiskSignal> signals) {
        return profiles.of(account).stream()
                .map(profile -> profile.raise(signals))
                .reduce(Raise.NOTHING, Raise::max);
    }

    /** How long a session may last in any case, and no longer than is usual here. */
    Duration limit(Account account, Duration usual) {
        return isPlainKiosk(account) ? KIOSK_LIMIT : least(account, Profile::limit, usual);
    }

    /** How long a session may last without a request, and no longer than is usual here. */
    Duration idle(Account account, Duration usual) {
        return isPlainKiosk(account) ? KIOSK_IDLE : least(account, Profile::idle, usual);
    }

    /** A kiosk for which nobody has chosen a profile. */
    private boolean isPlainKiosk(Account account) {
        return account.role() == Role.KIOSK && profiles.of(account).equals(List.of(Profile.OPEN));
    }

    /** How long a browser may be remembered; zero where it may not. */
    public Duration deviceLife(Account account) {
        return least(account, Profile::deviceLife, Duration.ofSeconds(Long.MAX_VALUE));
    }

    private Duration least(Account account, Function<Profile, Duration> limit, Duration usual) {
        return Stream.concat(profiles.of(account).stream().map(limit), Stream.of(usual))
                .min(Duration::compareTo)
                .orElseThrow();
    }

    private FactorHolder holder(Account account) {
        return new FactorHolder(profiles.of(account), own.of(account));
    }

    private static Raise raise(Authentication authentication) {
        return Optional.ofNullable(authentication.getPrincipal())
                .filter(SignedIn.class::isInstance)
                .map(SignedIn.class::cast)
                .map(SignedIn::raise)
                .orElse(Raise.NOTHING);
    }
}
