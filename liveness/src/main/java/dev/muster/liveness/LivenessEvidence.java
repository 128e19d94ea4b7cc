package dev.muster.liveness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /**
     * All of it on one line, but for the hashes.
     *
     * @param more that is odd
     */
    public String inWords(List<String> more) {
        List<String> parts = new ArrayList<>();
        if (!refusals.isEmpty()) {
            parts.add(String.join(", ", refusals));
        }
        parts.add(frames + " frames" + measured());
        List<String> odd = new ArrayList<>(risks);
        odd.addAll(more);
        if (!odd.isEmpty()) {
            parts.add("odd: " + String.join(", ", odd));
        }
        return String.join("; ", parts);
    }

    private String measured() {
        return new TreeMap<>(figures)
                .entrySet().stream()
                        .map(figure -> String.format(Locale.ROOT, ", %s %.3f", figure.getKey(), figure.getValue()))
                        .collect(Collectors.joining());
    }
}
