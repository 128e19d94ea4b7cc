package dev.muster.desktop.look;

/** There is no screen to open a window on; the message says so in words for a person. */
public final class NoDisplayException extends Exception {
    private static final long serialVersionUID = 1L;

    NoDisplayException(String reason) {
        super("no display: " + reason);
    }
}
