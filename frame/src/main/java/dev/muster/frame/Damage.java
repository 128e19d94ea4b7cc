package dev.muster.frame;

/** The two ways in which a file that began well can turn out bad, in words for a person. */
final class Damage {
    static final String REASON = "is damaged and cannot be decoded";
    static final String CUT_OFF = "is cut off before the end of the picture";

    private Damage() {}

    static RefusedException damaged() {
        return new RefusedException(REASON);
    }

    static RefusedException cutOff() {
        return new RefusedException(CUT_OFF);
    }
}
