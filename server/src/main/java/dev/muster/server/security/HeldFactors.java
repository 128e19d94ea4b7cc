package dev.muster.server.security;

import dev.muster.server.factor.Need;
import dev.muster.server.factor.SessionFactor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** The factors that a session has proved, and when each was: Spring Security's factor authorities. */
final class HeldFactors {
    private HeldFactors() {}

    static GrantedAuthority proved(SessionFactor factor, Instant now) {
        return FactorGrantedAuthority.withAuthority(factor.authority())
                .issuedAt(now)
                .build();
    }

    /** When a factor was last proved. */
    static Optional<Instant> since(Authentication authentication, SessionFactor factor) {
        return factors(authentication)
                .filter(held -> factor.authority().equals(held.getAuthority()))
                .map(FactorGrantedAuthority::getIssuedAt)
                .findFirst();
    }

    /** When anything was last proved. */
    static Optional<Instant> latest(Authentication authentication) {
        return factors(authentication).map(FactorGrantedAuthority::getIssuedAt).max(Instant::compareTo);
    }

    /** Those of some factors that were proved. */
    static Set<SessionFactor> among(Authentication authentication, Set<SessionFactor> some) {
        Set<SessionFactor> held = EnumSet.noneOf(SessionFactor.class);
        Arrays.stream(SessionFactor.values())
                .filter(some::contains)
                .filter(factor -> since(authentication, factor).isPresent())
                .forEach(held::add);
        return held;
    }

    /** All of them; nothing else that the session may do. */
    static List<GrantedAuthority> all(Authentication authentication) {
        return List.copyOf(factors(authentication).toList());
    }

    /** All of them, with one proved now; nothing else that the session may do. */
    static List<GrantedAuthority> with(Authentication authentication, SessionFactor factor, Instant now) {
        List<GrantedAuthority> held = new ArrayList<>(factors(authentication)
                .filter(one -> !factor.authority().equals(one.getAuthority()))
                .toList());
        held.add(proved(factor, now));
        return held;
    }

    /** Whether a remembered browser stands in for a code. */
    static boolean isByDevice(Authentication authentication) {
        return since(authentication, SessionFactor.DEVICE).isPresent()
                && among(authentication, Need.CODE.factors()).isEmpty();
    }

    /** Their names, for the audit log. */
    static String names(Authentication authentication) {
        return String.join(
                ", ",
                factors(authentication)
                        .map(FactorGrantedAuthority::getAuthority)
                        .sorted()
                        .toList());
    }

    private static Stream<FactorGrantedAuthority> factors(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(FactorGrantedAuthority.class::cast);
    }
}
