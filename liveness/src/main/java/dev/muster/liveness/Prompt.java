package dev.muster.liveness;

/** What a live face is asked to do; left and right are the person's own. */
public enum Prompt {
    TURN_LEFT("turn your head to your left"),
    TURN_RIGHT("turn your head to your right"),
    LOOK_UP("look up"),
    BLINK("close your eyes for a moment"),
    OPEN_MOUTH("open your mouth"),
    COME_CLOSER("come closer to the camera");

    private final String words;

    Prompt(String words) {
        this.words = words;
    }

    /** The request as a phrase without a full stop. */
    public String words() {
        return words;
    }

    /** Whether it turns the head, so that a flat picture would show that it is flat. */
    boolean turnsHead() {
        return this == TURN_LEFT || this == TURN_RIGHT;
    }
}
