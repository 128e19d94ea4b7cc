package dev.muster.otp;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Codes for the day the phone is lost: 80 random bits each, written in groups of four letters that cannot be mistaken
 * for others (Crockford's Base32). NIST 800-63B-4, section 4.2.1.1 asks for 64 bits at least.
 */
public final class RecoveryCodes {
    public static final int USUAL_COUNT = 10;
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private RecoveryCodes() {}

    /** New ones, as they are shown: {@code 7XK2-9QMD-…}. */
    public static List<String> random(SecureRandom random, int count) {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            codes.add(random(random));
        }
        return codes;
    }

    private static String random(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** What is hashed and compared: upper case, without hyphens, with the letters that look alike made one. */
    public static String plain(String typed) {
        return TypedCode.plain(typed)
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
