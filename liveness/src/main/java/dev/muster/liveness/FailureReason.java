package dev.muster.liveness;

/** Why an attempt failed, in words for the person; an attacker does not learn which check refused it. */
public enum FailureReason {
    TOO_SLOW("it took too long"),
    PROMPTS_NOT_FOLLOWED("the requests were not followed"),
    FACE_LOST("your face left the picture"),
    SEVERAL_FACES("there was more than one face in the picture"),
    NOT_ACCEPTED("the picture was not accepted; try again in better light, or choose another way");

    private final String words;

    FailureReason(String words) {
        this.words = words;
    }

    /** The reason as a phrase without a full stop. */
    public String words() {
        return words;
    }
}
