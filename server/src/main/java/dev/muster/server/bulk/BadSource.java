package dev.muster.server.bulk;

/** An import's source cannot be used at all; the message says what was expected and what came. */
public final class BadSource extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadSource(String message) {
        super(message);
    }

    BadSource(String message, Throwable cause) {
        super(message, cause);
    }
}
