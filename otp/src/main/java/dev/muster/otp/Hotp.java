package dev.muster.otp;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.util.Locale;

/**
 * Codes by counter (HOTP, RFC 4226).
 *
 * @param digits 6 to 8
 */
public record Hotp(Secret secret, int digits) {
    public Hotp {
        requireDigits(digits);
    }

    /** The code of a counter value. */
    public String at(long counter) {
        try {
            return new HmacOneTimePasswordGenerator(digits)
                    .generateOneTimePasswordString(secret.key(Digest.SHA1), counter, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("this Java cannot use the secret", e);
        }
    }

    /** RFC 4226, section 5.3: at least 6 digits; the truncated value has no room for more than 8 sound ones. */
    static void requireDigits(int digits) {
        if (digits < 6 || digits > 8) {
            throw new IllegalArgumentException("a code has 6 to 8 digits, not " + digits);
        }
    }
}
