package dev.muster.gallery;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The closest few subjects met so far, each with its closest template; ties go by subject. */
final class Nearest {
    private static final Comparator<Candidate> CLOSEST_FIRST =
            Comparator.comparingDouble(Candidate::similarity).reversed().thenComparing(Candidate::subject);

    private final int limit;
    private final TreeSet<Candidate> candidates = new TreeSet<>(CLOSEST_FIRST);
    private final Map<SubjectId, Candidate> bySubject = new HashMap<>();
    private final float[] similarities = new float[Block.LANES];
    private double least = Double.NEGATIVE_INFINITY;

    Nearest(int limit) {
        this.limit = limit;
    }

    /** Compares the probe with the first lanes of a block. */
    void offer(Block block, int lanes, float[] probe) {
        block.similarities(probe, similarities);
        for (int lane = 0; lane < lanes; lane++) {
            if (similarities[lane] >= least) {
                offer(new Candidate(block.owner(lane), Math.clamp(similarities[lane], -1f, 1f)));
            }
        }
    }

    List<Candidate> toList() {
        return List.copyOf(candidates);
    }

    private void offer(Candidate candidate) {
        Candidate known = bySubject.get(candidate.subject());
        if (known != null) {
            if (known.similarity() >= candidate.similarity()) {
                return;
            }
            candidates.remove(known);
        }
        candidates.add(candidate);
        bySubject.put(candidate.subject(), candidate);
        if (candidates.size() > limit) {
            bySubject.remove(candidates.removeLast().subject());
        }
        if (candidates.size() == limit) {
            least = candidates.last().similarity();
        }
    }
}
