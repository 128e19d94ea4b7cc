package dev.muster.server.factor;

/**
 * Why a text is no requirement.
 *
 * @param detail the word that is to blame, or how many combinations there may be
 */
public record Flaw(Kind kind, String detail) {
    /** What is wrong, with the text that says so in a log. */
    public enum Kind {
        EMPTY("expected combinations of needs, got none%s"),
        MANY("expected at most %s combinations"),
        UNKNOWN("no such need: %s"),
        TWICE("%s is there twice"),
        ALONE("%s alone would ask nothing of whoever has none");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** The kind as one word. */
    public String word() {
        return Words.of(kind);
    }

    String message() {
        return String.format(kind.text, detail);
    }
}
