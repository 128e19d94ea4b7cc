package dev.muster.otp;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Codes by time (TOTP, RFC 6238, with T0 = 0).
 *
 * @param digits 6 to 8
 * @param step how long a code lasts: whole seconds, one at least
 */
public record Totp(Secret secret, Digest digest, int digits, Duration step) {
    /** RFC 6238, section 5.2. */
    public static final Duration USUAL_STEP = Duration.ofSeconds(30);

    public Totp {
        Hotp.requireDigits(digits);
        if (step.toSeconds() < 1 || !step.equals(Duration.ofSeconds(step.toSeconds()))) {
            throw new IllegalArgumentException("a time step is a whole number of seconds, not " + step);
        }
    }

    /** What every authenticator app takes: SHA-1, 6 digits, 30 seconds. */
    public static Totp usual(Secret secret) {
        return new Totp(secret, Digest.SHA1, 6, USUAL_STEP);
    }

    /** The code at a moment. */
    public String at(Instant moment) {
        return ofStep(stepAt(moment));
    }

    /** Which time step a moment lies in. */
    public long stepAt(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), step.toSeconds());
    }

    /** How long the code of a moment lasts from then on. */
    public Duration left(Instant moment) {
        return Duration.between(moment, start(stepAt(moment) + 1));
    }

    String ofStep(long number) {
        try {
            return new TimeBasedOneTimePasswordGenerator(step, digits, digest.mac())
                    .generateOneTimePasswordString(secret.key(digest), start(number), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("this Java cannot use the secret", e);
        }
    }

    private Instant start(long number) {
        return Instant.ofEpochSecond(Math.multiplyExact(number, step.toSeconds()));
    }
}
