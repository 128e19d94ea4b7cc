package dev.muster.liveness;

import java.util.List;
import java.util.Optional;

/**
 * How far an attempt is.
 *
 * @param prompt what to do now; empty while the face settles, returns to rest, or all is done
 * @param done prompts that are done
 * @param total prompts of the challenge
 * @param hints what would help, most important first
 * @param outcome once the attempt has ended
 */
public record LivenessProgress(
        Optional<Prompt> prompt, int done, int total, List<Hint> hints, Optional<LivenessOutcome> outcome) {
    public LivenessProgress {
        hints = List.copyOf(hints);
    }
}
