package dev.muster.otp;

import java.text.Normalizer;

/** A code as people type and paste it: {@code 123 456}, {@code 123-456}, full-width digits. */
public final class TypedCode {
    private static final int LONGEST = 64;

    private TypedCode() {}

    /** Its letters and digits alone; empty for what is far too long. */
    public static String plain(String typed) {
        if (typed.length() > LONGEST) {
            return "";
        }
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Pd}.]", "");
    }
}
