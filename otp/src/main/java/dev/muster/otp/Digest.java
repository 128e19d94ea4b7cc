package dev.muster.otp;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.util.Locale;
import java.util.Optional;

/** The hash inside a code's HMAC (RFC 6238, section 1.2). */
public enum Digest {
    /** What every authenticator app knows. */
    SHA1(TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1, 20),
    SHA256(TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA256, 32),
    SHA512(TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA512, 64);

    private final String mac;
    private final int bytes;

    Digest(String mac, int bytes) {
        this.mac = mac;
        this.bytes = bytes;
    }

    /** By its name in a key URI, in any case, with or without a hyphen. */
    public static Optional<Digest> named(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replace("-", "").replaceFirst("^HMAC", "");
        for (Digest digest : values()) {
            if (digest.name().equals(plain)) {
                return Optional.of(digest);
            }
        }
        return Optional.empty();
    }

    /** How long its output is, which is how long a secret should be (RFC 2104, section 3). */
    public int bytes() {
        return bytes;
    }

    String mac() {
        return mac;
    }
}
