package dev.muster.otp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.OptionalLong;

/**
 * Compares a typed code with those of the time steps around now. Which steps were used already is for the caller to
 * remember, in one statement with {@link #match}'s answer: a code is good once (RFC 6238, section 5.2).
 *
 * @param skew time steps before and after the current one that count too, 0 to 2. One (the default) bears a clock that
 *     is off by 30 seconds, so that a code lives for 90 seconds at most; ASVS 5.0, 6.5.5 asks for as little as is usable
 */
public record TotpVerifier(Clock clock, int skew) {
    public static final int USUAL_SKEW = 1;
    private static final int LARGEST_SKEW = 2;

    public TotpVerifier {
        if (skew < 0 || skew > LARGEST_SKEW) {
            throw new IllegalArgumentException("a skew is 0 to %d time steps, not %d".formatted(LARGEST_SKEW, skew));
        }
    }

    public TotpVerifier(Clock clock) {
        this(clock, USUAL_SKEW);
    }

    /** The time step whose code it is; takes as long whichever it is, or none. */
    public OptionalLong match(Totp totp, String typed) {
        byte[] given = TypedCode.plain(typed).getBytes(StandardCharsets.UTF_8);
        long now = totp.stepAt(clock.instant());
        OptionalLong found = OptionalLong.empty();
        for (long step = now - skew; step <= now + skew; step++) {
            byte[] right = totp.ofStep(step).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(right, given)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}
