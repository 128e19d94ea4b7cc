package dev.muster.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of the comparisons falls between two similarities.
 *
 * @param genuine share of the same-person comparisons, 0 to 1
 * @param impostor share of the different-person comparisons, 0 to 1
 */
public record DensityBin(double from, double to, double genuine, double impostor) {
    private static final int PER_BIN = SimilarityHistogram.BINS / 100;

    /** A hundred bins from −1 to 1. */
    static List<DensityBin> of(CrossComparisons comparisons) {
        List<DensityBin> bins = new ArrayList<>();
        for (int from = 0; from < SimilarityHistogram.BINS; from += PER_BIN) {
            bins.add(new DensityBin(
                    SimilarityHistogram.edge(from),
                    SimilarityHistogram.edge(from + PER_BIN),
                    share(comparisons.genuineHistogram(), from),
                    share(comparisons.impostorHistogram(), from)));
        }
        return bins;
    }

    private static double share(SimilarityHistogram histogram, int from) {
        long inside = 0;
        for (int bin = from; bin < from + PER_BIN; bin++) {
            inside += histogram.count(bin);
        }
        return inside == 0 ? 0 : (double) inside / histogram.atOrAbove(-1);
    }
}
