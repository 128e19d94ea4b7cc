package dev.muster.server.security;

import static dev.muster.server.factor.SessionFactor.DEVICE;
import static dev.muster.server.factor.SessionFactor.EMAIL;
import static dev.muster.server.factor.SessionFactor.FACE;
import static dev.muster.server.factor.SessionFactor.FIRST;
import static dev.muster.server.factor.SessionFactor.LINK;
import static dev.muster.server.factor.SessionFactor.PASSKEY;
import static dev.muster.server.factor.SessionFactor.PASSWORD;
import static dev.muster.server.factor.SessionFactor.RECOVERY;
import static dev.muster.server.factor.SessionFactor.SMS;
import static dev.muster.server.factor.SessionFactor.TOTP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.factor.Profile;
import dev.muster.server.factor.Raise;
import dev.muster.server.factor.SessionFactor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Every shipped profile with every set of factors that an account can have and every set that a session can have
 * proved, fresh or expired, against the profile's rule written out a second time.
 */
final class SignInMatrixTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Duration EXPIRED = Duration.ofMinutes(11);

    private static final List<SessionFactor> OWN = List.of(TOTP, SMS, EMAIL, RECOVERY, FACE, PASSKEY);
    private static final List<SessionFactor> PROVED =
            List.of(PASSWORD, TOTP, SMS, EMAIL, RECOVERY, FACE, PASSKEY, DEVICE);

    private final SignInJudge judge = new SignInJudge(Clock.fixed(NOW, ZoneOffset.UTC));

    static List<Profile> profiles() {
        return Profile.SHIPPED;
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void signsInExactlyWhomTheProfileSays(Profile profile) {
        for (Set<SessionFactor> own : subsets(OWN)) {
            FactorHolder holder = holder(profile, own);
            for (Set<SessionFactor> proved : subsets(PROVED)) {
                for (Raise raise : List.of(Raise.NOTHING, Raise.NO_DEVICE)) {
                    Standing standing = judge.signIn(holder, session(proved), raise);
                    assertThat(standing instanceof Standing.Complete)
                            .as("%s, has %s, proved %s, %s: %s", profile.name(), own, proved, raise, standing)
                            .isEqualTo(enough(profile, own, proved, raise));
                    leadsOn(standing, holder, proved);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void aRiskAsksForOneFactorMoreOfWhoeverHasOneAndNeverForLess(Profile profile) {
        for (Set<SessionFactor> own : subsets(OWN)) {
            FactorHolder holder = holder(profile, own);
            for (Set<SessionFactor> proved : subsets(List.of(PASSWORD, TOTP, EMAIL, FACE, PASSKEY))) {
                Standing standing = judge.signIn(holder, session(proved), Raise.ONE_MORE);
                boolean complete = standing instanceof Standing.Complete;
                if (!enough(profile, own, proved, Raise.ONE_MORE)) {
                    assertThat(complete).isFalse();
                } else if (proved.contains(PASSKEY) && own.contains(PASSKEY)) {
                    assertThat(complete).isTrue();
                } else if (complete) {
                    assertThat(proved.stream()
                                    .filter(factor -> holder.enrolled().contains(factor))
                                    .count())
                            .as("%s, has %s, proved %s", profile.name(), own, proved)
                            .satisfiesAnyOf(
                                    count -> assertThat(count).isGreaterThan(usual(profile, own, proved)),
                                    _ -> assertThat(proved).containsAll(more(profile, own)));
                }
                leadsOn(standing, holder, proved);
                if (enough(profile, own, proved, Raise.ONE_MORE)
                        && standing instanceof Standing.Owing(var _, var accepted)) {
                    assertThat(accepted)
                            .as("%s, has %s, proved %s", profile.name(), own, proved)
                            .isSubsetOf(more(profile, own));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void whatIsExpiredCountsForNoSensitiveAct(Profile profile) {
        for (Set<SessionFactor> own : subsets(OWN)) {
            FactorHolder holder = holder(profile, own);
            for (Set<SessionFactor> fresh : subsets(List.of(PASSWORD, TOTP, EMAIL, FACE, PASSKEY))) {
                for (Set<SessionFactor> expired : subsets(List.of(PASSWORD, TOTP, PASSKEY, DEVICE))) {
                    Standing standing = judge.stepUp(holder, session(fresh, expired));
                    assertThat(standing instanceof Standing.Complete)
                            .as("%s, has %s, fresh %s, expired %s", profile.name(), own, fresh, expired)
                            .isEqualTo(enoughForAnAct(profile, own, fresh));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void passwordAndMailboxChangeNoFactorOfWhoeverHasOne(Profile profile) {
        for (Set<SessionFactor> own : subsets(OWN)) {
            boolean hasOthers = own.stream()
                    .anyMatch(factor -> factor != RECOVERY && (factor != FACE || profile.equals(Profile.SEED)));
            for (Set<SessionFactor> proved : subsets(List.of(PASSWORD, EMAIL, DEVICE))) {
                FactorHolder holder = holder(profile, own);
                boolean may = judge.change(holder, session(proved)) instanceof Standing.Complete;
                boolean first = !hasOthers && profile.firstByPassword() && proved.contains(PASSWORD);
                assertThat(may)
                        .as("%s, has %s, proved %s", profile.name(), own, proved)
                        .isEqualTo(first);
                if (judge.signIn(holder, session(proved), Raise.NOTHING)
                        instanceof Standing.Lacking(var _, boolean mayEnrol)) {
                    assertThat(mayEnrol).isEqualTo(first);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void aLinkSetsUpTheFirstFactorAndNoFurther(Profile profile) {
        assertThat(judge.change(holder(profile, Set.of()), session(Set.of(PASSWORD, LINK))))
                .isInstanceOf(Standing.Complete.class);
        assertThat(judge.change(holder(profile, Set.of(EMAIL)), session(Set.of(PASSWORD, EMAIL, LINK))))
                .isNotInstanceOf(Standing.Complete.class);
        assertThat(judge.change(holder(profile, Set.of(EMAIL)), session(Set.of(PASSWORD, EMAIL, FIRST))))
                .isInstanceOf(Standing.Complete.class);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void whatAClockThatWasAheadProvedIsNotFreshOnceItIsSetBack(Profile profile) {
        FactorHolder holder = holder(profile, Set.copyOf(OWN));
        List<GrantedAuthority> ahead = PROVED.stream()
                .map(factor -> HeldFactors.proved(factor, NOW.plus(Duration.ofDays(1))))
                .toList();
        Authentication session = UsernamePasswordAuthenticationToken.authenticated("somebody", null, ahead);
        assertThat(judge.stepUp(holder, session)).isInstanceOf(Standing.Owing.class);
        assertThat(judge.change(holder, session)).isInstanceOf(Standing.Owing.class);
    }

    /** Each profile's rule once more, as its description says it. */
    static boolean enough(Profile profile, Set<SessionFactor> own, Set<SessionFactor> proved, Raise raise) {
        boolean password = proved.contains(PASSWORD);
        boolean held = proved.contains(TOTP) || proved.contains(SMS) || proved.contains(RECOVERY);
        boolean code = held || proved.contains(EMAIL);
        boolean codeOrDevice = code || (proved.contains(DEVICE) && raise == Raise.NOTHING);
        boolean ownsCode = own.stream().anyMatch(Set.of(TOTP, SMS, EMAIL, PASSKEY)::contains);
        boolean passkey = proved.contains(PASSKEY);
        return switch (profile.name()) {
            case "open" -> passkey || (password && (codeOrDevice || !ownsCode));
            case "standard" -> passkey || (password && codeOrDevice);
            case "seed" -> password && code && proved.contains(FACE);
            case "strict" -> passkey || (password && held);
            default -> throw new IllegalArgumentException(profile.name());
        };
    }

    private static boolean enoughForAnAct(Profile profile, Set<SessionFactor> own, Set<SessionFactor> fresh) {
        return switch (profile.name()) {
            case "seed" -> fresh.contains(PASSWORD) && (fresh.contains(TOTP) || fresh.contains(EMAIL));
            case "strict" ->
                enough(profile, own, fresh, Raise.NO_DEVICE) || (fresh.contains(TOTP) && fresh.contains(FACE));
            default -> enough(profile, own, fresh, Raise.NO_DEVICE);
        };
    }

    /** How many factors the profile usually asks for. */
    private static long usual(Profile profile, Set<SessionFactor> own, Set<SessionFactor> proved) {
        if (proved.contains(PASSKEY) && !profile.equals(Profile.SEED)) {
            return 1;
        }
        boolean ownsCode = own.stream().anyMatch(Set.of(TOTP, SMS, EMAIL, PASSKEY)::contains);
        return switch (profile.name()) {
            case "open" -> ownsCode ? 2 : 1;
            case "seed" -> 3;
            default -> 2;
        };
    }

    /** Everything that could be asked for of the account. */
    private static Set<SessionFactor> more(Profile profile, Set<SessionFactor> own) {
        Set<SessionFactor> more = EnumSet.of(PASSWORD);
        more.addAll(own);
        more.remove(RECOVERY);
        if (profile.equals(Profile.STRICT)) {
            more.removeAll(Set.of(FACE, EMAIL));
        }
        return more;
    }

    /** Nobody is sent to a step that cannot be taken, or that was taken already. */
    private static void leadsOn(Standing standing, FactorHolder holder, Set<SessionFactor> proved) {
        if (standing instanceof Standing.Owing(var steps, var accepted)) {
            assertThat(steps).isNotEmpty();
            assertThat(accepted).isNotEmpty();
            assertThat(holder.enrolled()).containsAll(accepted);
            assertThat(proved).doesNotContainAnyElementsOf(accepted);
        }
    }

    private static FactorHolder holder(Profile profile, Set<SessionFactor> own) {
        Set<SessionFactor> enrolled = EnumSet.of(PASSWORD);
        enrolled.addAll(own);
        return new FactorHolder(List.of(profile), enrolled);
    }

    private static Authentication session(Set<SessionFactor> proved) {
        return session(proved, Set.of());
    }

    private static Authentication session(Set<SessionFactor> fresh, Set<SessionFactor> expired) {
        Map<SessionFactor, Instant> times = new EnumMap<>(SessionFactor.class);
        expired.forEach(factor -> times.put(factor, NOW.minus(EXPIRED)));
        fresh.forEach(factor -> times.put(factor, NOW.minusSeconds(5)));
        List<GrantedAuthority> held = new ArrayList<>();
        times.forEach((factor, time) -> held.add(HeldFactors.proved(factor, time)));
        return UsernamePasswordAuthenticationToken.authenticated("somebody", null, held);
    }

    static List<Set<SessionFactor>> subsets(List<SessionFactor> all) {
        List<Set<SessionFactor>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << all.size(); bits++) {
            Set<SessionFactor> subset = EnumSet.noneOf(SessionFactor.class);
            for (int at = 0; at < all.size(); at++) {
                if ((bits & 1 << at) != 0) {
                    subset.add(all.get(at));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }
}
