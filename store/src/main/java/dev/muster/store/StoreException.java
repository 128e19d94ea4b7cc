package dev.muster.store;

/** The data cannot be opened, read or written; the message says in words what is wrong and what to do. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
