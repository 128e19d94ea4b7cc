package dev.muster.liveness;

import java.util.List;
import java.util.Map;

/**
 * What a judge saw: for the audit, not for the person.
 *
 * @param frames that were looked at
 * @param refusals every check that refused, in words
 * @param risks what is odd without being wrong
 * @param figures what was measured, by name
 * @param hashes of the frames looked at, to be kept for later attempts when this one passed
 */
public record LivenessEvidence(
        int frames, List<String> refusals, List<String> risks, Map<String, Double> figures, List<FrameHash> hashes) {
    public LivenessEvidence {
        refusals = List.copyOf(refusals);
        risks = List.copyOf(risks);
        figures = Map.copyOf(figures);
        hashes = List.copyOf(hashes);
    }
}
