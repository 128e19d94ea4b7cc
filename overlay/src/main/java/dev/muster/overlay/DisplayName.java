package dev.muster.overlay;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A person's name made fit for one line on a screen, whatever characters it came with. */
public final class DisplayName {
    private static final int LONGEST = 160;
    private static final String ELLIPSIS = "…";
    private static final String NAMELESS = "(no name)";

    private DisplayName() {}

    /** The name on one line: no control characters, and none that would turn the text beside it around. */
    public static String of(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(4L * LONGEST).forEach(point -> append(shown, point));
        String line = Normalizer.normalize(shown, Normalizer.Form.NFC).strip().replaceAll(" +", " ");
        return line.isEmpty() ? NAMELESS : shortened(line, LONGEST);
    }

    private static void append(StringBuilder shown, int point) {
        if (Character.isWhitespace(point) || Character.isISOControl(point)) {
            shown.append(' ');
        } else if (!turnsTextAround(point) && Character.getType(point) != Character.SURROGATE) {
            shown.appendCodePoint(point);
        }
    }

    /** Embeddings, overrides and isolates of UAX #9. */
    private static boolean turnsTextAround(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    /** The text, or as much of its beginning as fits together with an ellipsis. */
    public static String fitting(String text, double width, ToDoubleFunction<String> measure) {
        if (measure.applyAsDouble(text) <= width) {
            return text;
        }
        int fits = 0;
        int tooLong = text.length();
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (measure.applyAsDouble(shortened(text, middle)) <= width) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return shortened(text, fits);
    }

    private static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = characters.isBoundary(length) ? length : characters.preceding(length);
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** One or two letters that stand for the name: of its first and its last word. */
    public static String initials(String name) {
        String[] words =
                of(name).replaceAll("[^\\p{L}\\p{M}\\p{N} ]", "").strip().split(" ", -1);
        String last = words.length > 1 ? firstCharacter(words[words.length - 1]) : "";
        return (firstCharacter(words[0]) + last).toUpperCase(Locale.ROOT);
    }

    private static String firstCharacter(String word) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(word);
        int end = characters.next();
        return end == BreakIterator.DONE ? "" : word.substring(0, end);
    }
}
