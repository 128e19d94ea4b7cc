package dev.muster.face;

/** A network file or its descriptor is missing, damaged or not what it says; the message tells which and why. */
public final class NetworkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NetworkException(String message) {
        super(message);
    }

    NetworkException(String message, Throwable cause) {
        super(message, cause);
    }
}
