package dev.muster.frame;

/** Carries the words of a refusal out of the decoding; never leaves the decoder. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
        super(reason, null, false, false);
    }

    /** The words for the person. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
