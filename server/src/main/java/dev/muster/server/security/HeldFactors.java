package dev.muster.server.security;

import dev.muster.otp.verify.Factor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** The factors that a session has proved, and when each was: Spring Security's factor authorities. */
final class HeldFactors {
    static final String PASSWORD = SessionFactor.PASSWORD.authority();

    private static final List<String> CODES = Arrays.stream(Factor.values())
            .map(SessionFactor::of)
            .map(SessionFactor::authority)
            .toList();

    private HeldFactors() {}

    static GrantedAuthority proved(String authority, Instant now) {
        return FactorGrantedAuthority.withAuthority(authority).issuedAt(now).build();
    }

    /** When a factor was last proved. */
    static Optional<Instant> since(Authentication authentication, String authority) {
        return factors(authentication)
                .filter(factor -> factor.getAuthority().equals(authority))
                .map(FactorGrantedAuthority::getIssuedAt)
                .findFirst();
    }

    /** When a code of any kind was last proved. */
    static Optional<Instant> codeSince(Authentication authentication) {
        return factors(authentication)
                .filter(HeldFactors::isCode)
                .map(FactorGrantedAuthority::getIssuedAt)
                .max(Instant::compareTo);
    }

    /** All of them, with one proved now; nothing else that the session may do. */
    static List<GrantedAuthority> with(Authentication authentication, String authority, Instant now) {
        List<GrantedAuthority> held = new ArrayList<>(factors(authentication)
                .filter(factor -> !factor.getAuthority().equals(authority))
                .toList());
        held.add(proved(authority, now));
        return held;
    }

    /** All of them but codes and passkeys. */
    static List<GrantedAuthority> withoutCodes(List<GrantedAuthority> held) {
        return held.stream()
                .filter(authority -> !CODES.contains(authority.getAuthority())
                        && !SessionFactor.PASSKEY.authority().equals(authority.getAuthority()))
                .toList();
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

    private static boolean isCode(FactorGrantedAuthority factor) {
        return CODES.contains(Objects.requireNonNull(factor.getAuthority()));
    }

    private static Stream<FactorGrantedAuthority> factors(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(FactorGrantedAuthority.class::cast);
    }
}
