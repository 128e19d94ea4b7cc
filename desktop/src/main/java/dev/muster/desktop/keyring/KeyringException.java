package dev.muster.desktop.keyring;

/** A keyring's file cannot be used; the message says why, and what a person can do. The file is as it was. */
public final class KeyringException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What kind of trouble it is. */
    public enum Reason {
        WRONG_PASSPHRASE,
        DAMAGED,
        /** Another program's file, or a newer Muster's. */
        FOREIGN,
        /** The disk or the folder's rights. */
        UNREACHABLE
    }

    KeyringException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    KeyringException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
