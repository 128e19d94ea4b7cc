package dev.muster.store.liveface;

/**
 * What a challenge is good for, and for nothing else.
 *
 * @param session the id of the session that asked
 */
public record FaceUse(String accountId, String session, Purpose purpose) {
    /** What for. */
    public enum Purpose {
        SIGN_IN
    }
}
