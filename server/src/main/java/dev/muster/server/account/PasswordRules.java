package dev.muster.server.account;

import com.nulabinc.zxcvbn.Feedback;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import dev.muster.store.NameKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.springframework.context.MessageSource;

/**
 * Which passwords are taken (NIST SP 800-63B-4): 8 to 128 characters, any of them, in no particular mixture; not a
 * common one, not the account's name, not this product's.
 */
public final class PasswordRules {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;
    private static final int LEAST_STRENGTH = 2;
    /** What must be left of a password without the names in it. */
    private static final int LEAST_BESIDE_NAMES = 6;

    private static final int SHORTEST_NAME = 3;
    /** Beyond this the estimate takes long and changes nothing. */
    private static final int ESTIMATED = 72;

    private final Zxcvbn zxcvbn = new Zxcvbn();
    private final MessageSource texts;

    public PasswordRules(MessageSource texts) {
        this.texts = texts;
    }

    /**
     * Judges a password.
     *
     * @param names the account's name, e-mail and whatever else others would guess
     */
    public PasswordVerdict judge(String password, List<String> names, Locale locale) {
        List<String> known = known(names);
        String start = password.substring(0, Math.min(ESTIMATED, password.length()));
        Strength estimate = zxcvbn.measure(start, known);
        Feedback feedback = estimate.getFeedback().withResourceBundle(words(locale));
        List<String> advice = new ArrayList<>();
        if (!feedback.getWarning().isBlank()) {
            advice.add(feedback.getWarning());
        }
        advice.addAll(feedback.getSuggestions(locale));
        Optional<String> refusal = refusal(password, known, estimate.getScore())
                .map(key -> texts.getMessage("account.password." + key, new Object[] {SHORTEST, LONGEST}, locale));
        return new PasswordVerdict(estimate.getScore(), refusal, List.copyOf(advice));
    }

    private static Optional<String> refusal(String password, List<String> names, int strength) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of("short");
        }
        if (length > LONGEST) {
            return Optional.of("long");
        }
        if (isMostlyNames(password, names)) {
            return Optional.of("names");
        }
        return strength < LEAST_STRENGTH ? Optional.of("guessed") : Optional.empty();
    }

    private static boolean isMostlyNames(String password, List<String> names) {
        String rest = NameKey.of(password);
        boolean found = false;
        for (String name : names) {
            found |= rest.contains(name);
            rest = rest.replace(name, "");
        }
        return found && rest.codePointCount(0, rest.length()) < LEAST_BESIDE_NAMES;
    }

    /** The names and their words, and the product's own. */
    private static List<String> known(List<String> names) {
        List<String> known = new ArrayList<>(List.of("muster"));
        for (String name : names) {
            String key = NameKey.of(name);
            known.add(key);
            known.add(key.replace(" ", ""));
            known.addAll(List.of(key.split("[\\s@._-]+")));
        }
        return known.stream()
                .filter(word -> word.length() >= SHORTEST_NAME)
                .distinct()
                .toList();
    }

    private ResourceBundle words(Locale locale) {
        return new StrengthWords(texts, locale);
    }
}
