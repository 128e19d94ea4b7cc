package dev.muster.eval;

import java.util.Optional;

/**
 * What all cross comparisons say about one false match rate.
 *
 * @param fmr the rate asked for
 * @param threshold the smallest similarity that at most the share {@code fmr} of different-person comparisons reach
 * @param impostorsAbove how many of them reach it
 * @param impostors how many there are
 * @param fnmr share of same-person comparisons below the threshold, failures to acquire among them; nothing
 *     where there are no same-person comparisons
 * @param fnmrInterval where that share lies with 95 % confidence, as if the comparisons were independent
 */
public record MeasuredPoint(
        double fmr,
        double threshold,
        long impostorsAbove,
        long impostors,
        Optional<Double> fnmr,
        Optional<Interval> fnmrInterval) {
    private static final int RULE_OF_30 = 30;

    /** The point for a rate; nothing where not even one false match would be allowed. */
    static Optional<MeasuredPoint> of(double fmr, CrossComparisons comparisons) {
        if (CrossComparisons.allowed(fmr, comparisons.impostorCount()) < 1) {
            return Optional.empty();
        }
        double threshold = comparisons.threshold(fmr);
        long missed = comparisons.genuineMissed(threshold);
        long genuine = comparisons.genuineCount();
        return Optional.of(new MeasuredPoint(
                fmr,
                threshold,
                comparisons.impostorsAtOrAbove(threshold),
                comparisons.impostorCount(),
                genuine == 0 ? Optional.empty() : Optional.of((double) missed / genuine),
                genuine == 0 ? Optional.empty() : Optional.of(Interval.wilson(missed, genuine))));
    }

    /** The rate that was measured at the threshold; never above the one asked for. */
    public double measuredFmr() {
        return (double) impostorsAbove / impostors;
    }

    /** Whether at least 30 false matches support the rate (the rule of 30, ISO/IEC 19795-1). */
    public boolean wellSupported() {
        return impostorsAbove >= RULE_OF_30;
    }
}
