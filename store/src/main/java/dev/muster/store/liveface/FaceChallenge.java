package dev.muster.store.liveface;

import java.time.Instant;
import java.util.List;

/**
 * A request to show a live face.
 *
 * @param id unguessable, used once
 * @param prompts what to do, as words of the judge's
 * @param expires from then on it can no longer be gone on with
 */
public record FaceChallenge(String id, FaceUse use, List<String> prompts, Instant issued, Instant expires) {
    public FaceChallenge {
        prompts = List.copyOf(prompts);
    }

    /** Without the id, which is as good as a ticket. */
    @Override
    public String toString() {
        return "FaceChallenge[" + prompts + " until " + expires + "]";
    }
}
