package dev.muster.face;

/** Why a face is not good enough, in words that tell a person what to do about it. */
public enum QualityReason {
    TOO_SMALL("come closer to the camera"),
    CUT_OFF("move into the middle of the picture"),
    BLURRED("hold still, or clean the lens"),
    TOO_DARK("find more light"),
    TOO_BRIGHT("there is too much light on the face"),
    LOW_CONTRAST("the light is too flat to see the face"),
    TURNED_SIDEWAYS("turn towards the camera"),
    TURNED_UP_OR_DOWN("look straight at the camera"),
    TILTED("hold your head upright"),
    COVERED("uncover the face");

    private final String advice;

    QualityReason(String advice) {
        this.advice = advice;
    }

    /** What the person should do, as a phrase without a full stop. */
    public String advice() {
        return advice;
    }
}
