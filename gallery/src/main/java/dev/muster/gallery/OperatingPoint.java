package dev.muster.gallery;

/**
 * A threshold together with the false match rate it was measured at (ISO/IEC 19795-1).
 *
 * @param fmr share of different-person comparisons that reach the threshold
 * @param threshold the least similarity (cosine) that counts as a match
 * @param extrapolated whether the rate lies beyond what was measured
 */
public record OperatingPoint(double fmr, double threshold, boolean extrapolated) {
    public OperatingPoint {
        if (!(fmr > 0 && fmr < 1)) {
            throw new IllegalArgumentException("expected a false match rate between 0 and 1, got " + fmr);
        }
    }

    /** Whether a similarity counts as a match here. */
    public boolean accepts(double similarity) {
        return similarity >= threshold;
    }
}
