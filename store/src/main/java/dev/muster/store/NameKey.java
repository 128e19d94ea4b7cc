package dev.muster.store;

import java.text.Normalizer;
import java.util.Locale;

/** What makes two names the same, whatever their case, width and spacing: NFKC, lower case, single spaces. */
public final class NameKey {
    private NameKey() {}

    /** The key of a name; keys are equal when the names count as the same. */
    public static String of(String name) {
        String composed = Normalizer.normalize(name.strip(), Normalizer.Form.NFKC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
