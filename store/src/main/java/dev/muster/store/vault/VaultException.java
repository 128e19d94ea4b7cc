package dev.muster.store.vault;

import dev.muster.store.StoreException;

/** The key is missing, damaged or another's, or a sealed value does not open; the message says what to do. */
public final class VaultException extends StoreException {
    private static final long serialVersionUID = 1;

    public VaultException(String message) {
        super(message);
    }

    public VaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
