package dev.muster.server.bulk;

/** What somebody declares who enrols others in bulk. */
public final class ConsentDeclaration {
    /** Recorded with each person's consent; raised when the words change. */
    public static final String VERSION = "import-1";

    /** The words, in English; the page has them in its own language. */
    public static final String WORDS = "Every person in this import has agreed to be recognised by face, or there is "
            + "another legal basis for it that I can show.";

    private ConsentDeclaration() {}
}
