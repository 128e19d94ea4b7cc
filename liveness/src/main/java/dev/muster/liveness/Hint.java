package dev.muster.liveness;

/** What would help, as a phrase without a full stop. */
public enum Hint {
    SHOW_FACE("look into the camera"),
    ONE_FACE_ONLY("only one face, please"),
    MOVE_TO_MIDDLE("move into the middle of the picture"),
    COME_CLOSER("come closer"),
    MOVE_BACK("move back a little"),
    MORE_LIGHT("find more light on your face"),
    LESS_LIGHT("there is too much light on your face"),
    LOOK_STRAIGHT("look straight into the camera"),
    HOLD_STILL("hold still");

    private final String advice;

    Hint(String advice) {
        this.advice = advice;
    }

    /** What the person should do. */
    public String advice() {
        return advice;
    }
}
