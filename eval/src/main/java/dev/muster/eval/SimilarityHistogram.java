package dev.muster.eval;

/** How often similarities fall into each of many narrow bins from −1 to 1. */
final class SimilarityHistogram {
    /** Bins of one ten-thousandth. */
    static final int BINS = 20_000;

    private final long[] counts = new long[BINS];

    void add(double similarity) {
        counts[bin(similarity)]++;
    }

    void add(SimilarityHistogram other) {
        for (int i = 0; i < BINS; i++) {
            counts[i] += other.counts[i];
        }
    }

    long count(int bin) {
        return counts[bin];
    }

    /** The least similarity that falls into a bin. */
    static double edge(int bin) {
        return 2.0 * bin / BINS - 1;
    }

    /** The lowest edge at or above which at most {@code allowed} similarities lie. */
    double edgeWithAtMost(long allowed) {
        long above = 0;
        int bin = BINS;
        while (bin > 0 && above + counts[bin - 1] <= allowed) {
            bin--;
            above += counts[bin];
        }
        return edge(bin);
    }

    /** How many similarities lie at or above an edge that {@link #edgeWithAtMost} gave. */
    long atOrAbove(double edge) {
        long above = 0;
        for (int bin = (int) Math.round((edge + 1) / 2 * BINS); bin < BINS; bin++) {
            above += counts[bin];
        }
        return above;
    }

    private static int bin(double similarity) {
        int bin = Math.clamp((int) ((similarity + 1) / 2 * BINS), 0, BINS - 1);
        return bin + 1 < BINS && similarity >= edge(bin + 1) ? bin + 1 : similarity < edge(bin) ? bin - 1 : bin;
    }
}
