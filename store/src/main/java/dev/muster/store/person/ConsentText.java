package dev.muster.store.person;

import java.util.Locale;

/**
 * What a person agrees to.
 *
 * @param version recorded with each consent; a text never changes under its version
 */
public record ConsentText(String version, String english, String hindi) {

    /** The words in a language; in English where there are no others. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("hi") && !hindi.isBlank() ? hindi : english;
    }
}
