package dev.muster.desktop.look;

/** Codes as people read and type them. */
public final class GroupedDigits {
    private static final int GROUP = 3;

    private GroupedDigits() {}

    /** In groups of three or four: {@code 123 456}, {@code 123 4567}, {@code 1234 5678}. */
    public static String of(String code) {
        int groups = Math.max(1, code.length() / GROUP);
        StringBuilder grouped = new StringBuilder(code.substring(0, code.length() / groups));
        for (int i = 1; i < groups; i++) {
            grouped.append(' ').append(code, code.length() * i / groups, code.length() * (i + 1) / groups);
        }
        return grouped.toString();
    }

    /** The digits of a text in any script as plain ones, and nothing else of it. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .map(point -> Character.digit(point, 10))
                .filter(digit -> digit >= 0)
                .forEach(plain::append);
        return plain.toString();
    }

    /** One digit after the other, so that a screen reader does not say a number. */
    public static String spoken(String code) {
        return String.join(" ", code.replace(" ", "").split(""));
    }
}
