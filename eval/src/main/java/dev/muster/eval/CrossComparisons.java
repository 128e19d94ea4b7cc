package dev.muster.eval;

import java.util.Arrays;

/**
 * The similarities of all pairs of pictures: same-person ones whole, different-person ones as a histogram and,
 * exactly, the largest of them.
 */
final class CrossComparisons {
    /** The largest false match rate that thresholds are exact for. */
    static final double EXACT_FMR = 1e-2;

    private final double[] genuine;
    private final long genuineFailures;
    private final long impostors;
    private final double[] topImpostors;
    private final SimilarityHistogram genuineHistogram;
    private final SimilarityHistogram impostorHistogram;

    /**
     * Takes ownership of the arrays.
     *
     * @param genuine same-person similarities in any order
     * @param genuineFailures same-person comparisons that a failure to acquire prevented
     * @param topImpostors the largest different-person similarities in ascending order, at least the share
     *     {@link #EXACT_FMR} of them and one more, or all
     */
    CrossComparisons(
            double[] genuine,
            long genuineFailures,
            double[] topImpostors,
            SimilarityHistogram genuineHistogram,
            SimilarityHistogram impostorHistogram) {
        this.genuine = genuine;
        Arrays.sort(genuine);
        this.genuineFailures = genuineFailures;
        this.topImpostors = topImpostors;
        this.genuineHistogram = genuineHistogram;
        this.impostorHistogram = impostorHistogram;
        this.impostors = impostorHistogram.atOrAbove(-1);
    }

    /** How many of the different-person comparisons a rate allows to match; a product just below n counts as n. */
    static long allowed(double fmr, long impostors) {
        return (long) Math.floor(fmr * impostors + 1e-6);
    }

    /** Same-person comparisons, those that a failure to acquire prevented among them. */
    long genuineCount() {
        return genuine.length + genuineFailures;
    }

    /** Different-person comparisons between acquired faces. */
    long impostorCount() {
        return impostors;
    }

    SimilarityHistogram genuineHistogram() {
        return genuineHistogram;
    }

    SimilarityHistogram impostorHistogram() {
        return impostorHistogram;
    }

    /**
     * The smallest threshold that at most the share {@code fmr} of different-person comparisons reach. Where
     * several are equal, either all of them reach it or none, so the share may be smaller than asked. Exact up
     * to {@link #EXACT_FMR}; above it, rounded up to the histogram's next edge.
     */
    double threshold(double fmr) {
        long allowed = allowed(fmr, impostors);
        if (allowed >= impostors) {
            return -1;
        }
        if (allowed < topImpostors.length) {
            return Math.nextUp(topImpostors[topImpostors.length - 1 - (int) allowed]);
        }
        return impostorHistogram.edgeWithAtMost(allowed);
    }

    /** How many different-person comparisons reach a threshold that {@link #threshold} gave. */
    long impostorsAtOrAbove(double threshold) {
        boolean inTop = topImpostors.length > 0 && threshold > topImpostors[0];
        if (inTop || topImpostors.length == impostors) {
            return (long) topImpostors.length - firstAtOrAbove(topImpostors, threshold);
        }
        return impostorHistogram.atOrAbove(threshold);
    }

    /**
     * How many same-person comparisons are not matched (generalised FNMR, ISO/IEC 19795-1): those below the
     * threshold, and those that a failure to acquire prevented.
     */
    long genuineMissed(double threshold) {
        return firstAtOrAbove(genuine, threshold) + genuineFailures;
    }

    private static int firstAtOrAbove(double[] ascending, double threshold) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
