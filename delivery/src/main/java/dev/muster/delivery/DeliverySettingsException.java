package dev.muster.delivery;

/** Settings that cannot be meant; the message says in words for an operator what is missing or wrong, never a secret. */
public final class DeliverySettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DeliverySettingsException(String words) {
        super(words);
    }

    /** The message. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
