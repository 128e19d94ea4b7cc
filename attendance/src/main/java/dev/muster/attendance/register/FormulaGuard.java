package dev.muster.attendance.register;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running a text as a formula (OWASP: CSV injection): such a text gets an
 * apostrophe in front, and loses it again when read.
 *
 * <p>Any apostrophes that were there already get company too, so every text comes back exactly; a
 * name such as <i>'t Hooft</i>, which is no formula, stays as it is.
 */
public final class FormulaGuard {
    private static final String FORMULA = "[ \\u00a0\\ufeff]*[=+\\-@\\t\\r\\n＝＋－＠]";
    private static final Pattern NEEDS_GUARD = Pattern.compile("'*" + FORMULA);
    private static final Pattern GUARDED = Pattern.compile("'+" + FORMULA);

    private FormulaGuard() {}

    public static String guard(String text) {
        return NEEDS_GUARD.matcher(text).lookingAt() ? "'" + text : text;
    }

    public static String unguard(String cell) {
        return GUARDED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
