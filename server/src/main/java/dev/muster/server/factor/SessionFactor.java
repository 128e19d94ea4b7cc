package dev.muster.server.factor;

import dev.muster.otp.verify.Factor;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** What a session can have proved: each is one of Spring Security's factor authorities, with the time it was proved. */
public enum SessionFactor {
    PASSWORD(FactorGrantedAuthority.PASSWORD_AUTHORITY),
    /** A code of an authenticator app. */
    TOTP("FACTOR_TOTP"),
    SMS("FACTOR_SMS"),
    EMAIL("FACTOR_EMAIL"),
    RECOVERY("FACTOR_RECOVERY"),
    /** A live face that is the account's. */
    FACE("FACTOR_FACE"),
    /** A passkey that made sure of its user. */
    PASSKEY(FactorGrantedAuthority.WEBAUTHN_AUTHORITY),
    /** A browser that is remembered: less than what it stands in for. */
    DEVICE("FACTOR_DEVICE"),
    /** A one-use link of an administrator's. */
    LINK("FACTOR_LINK"),
    /** Having set up, in this session, the first factor that the account has beside its password. */
    FIRST("FACTOR_FIRST");

    private final String authority;

    SessionFactor(String authority) {
        this.authority = authority;
    }

    /** What a code of a kind proves. */
    public static SessionFactor of(Factor factor) {
        return switch (factor) {
            case TOTP -> TOTP;
            case SMS -> SMS;
            case EMAIL -> EMAIL;
            case RECOVERY -> RECOVERY;
        };
    }

    /** Its name in a session, such as {@code FACTOR_TOTP}. */
    public String authority() {
        return authority;
    }

    static Optional<SessionFactor> byAuthority(String authority) {
        return Arrays.stream(values())
                .filter(factor -> factor.authority.equals(authority))
                .findFirst();
    }
}
