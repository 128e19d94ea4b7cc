package dev.muster.otp.verify;

import java.time.Duration;

/**
 * What delivered codes are like, within what NIST SP 800-63B-4 (section 3.1.3.2) allows.
 *
 * @param digits 6 to 10
 * @param validity 10 seconds to 10 minutes
 */
public record CodeRules(int digits, Duration validity) {
    // Before the rules below, which are held against them.
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** For SMS and e-mail. */
    public static final CodeRules USUAL = new CodeRules(6, Duration.ofMinutes(5));

    /** For the desktop window, whose countdown this is. */
    public static final CodeRules QUICK = new CodeRules(6, Duration.ofSeconds(30));

    /** Wrong tries after which a code is dead. */
    static final int TRIES = 5;

    private static final int FEWEST_DIGITS = 6;
    private static final int MOST_DIGITS = 10;

    /** @throws IllegalArgumentException outside of these ranges, in words for an operator */
    public CodeRules {
        if (digits < FEWEST_DIGITS || digits > MOST_DIGITS) {
            throw new IllegalArgumentException("a code has %d to %d digits (NIST SP 800-63B-4), not %d"
                    .formatted(FEWEST_DIGITS, MOST_DIGITS, digits));
        }
        if (validity.compareTo(SHORTEST) < 0 || validity.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a code is valid for %d to %d seconds (NIST SP 800-63B-4), not %d"
                    .formatted(SHORTEST.toSeconds(), LONGEST.toSeconds(), validity.toSeconds()));
        }
    }
}
