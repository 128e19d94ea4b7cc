package dev.muster.gallery;

import dev.muster.embedding.ModelId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The measured operating points of one network, and the rule that answers for the rates between and beyond.
 *
 * <p>Between two measured rates the threshold is linear in the logarithm of the rate; beyond the
 * table the line through the outermost two points goes on, and the answer says that it is
 * extrapolated. No threshold goes beyond ±{@value #MOST}: however small the rate, a probe that is an
 * exact copy of a template matches it, rounding included.
 */
public final class OperatingPoints {
    private static final double MOST = 0.999;
    private static final double LEAST_RATE = Double.MIN_NORMAL;
    private static final double GREATEST_RATE = Math.nextDown(1.0);

    private final ModelId model;
    private final NavigableMap<Double, Double> thresholdByFmr;

    private OperatingPoints(ModelId model, NavigableMap<Double, Double> thresholdByFmr) {
        this.model = model;
        this.thresholdByFmr = thresholdByFmr;
    }

    /**
     * The points of a network.
     *
     * @param thresholdByFmr at least two measured false match rates with their thresholds; a smaller
     *     rate must not have a lower threshold
     * @throws IllegalArgumentException when the table is not of that kind
     */
    public static OperatingPoints of(ModelId model, Map<Double, Double> thresholdByFmr) {
        if (thresholdByFmr.size() < 2) {
            throw new IllegalArgumentException(
                    "expected at least two measured operating points, got " + thresholdByFmr.size());
        }
        NavigableMap<Double, Double> sorted = new TreeMap<>(thresholdByFmr);
        double above = 1;
        for (Map.Entry<Double, Double> point : sorted.entrySet()) {
            double fmr = point.getKey();
            double threshold = point.getValue();
            if (!(fmr > 0 && fmr < 1 && threshold >= -1 && threshold <= 1)) {
                throw new IllegalArgumentException(
                        "expected a rate between 0 and 1 and a cosine, got %s with %s".formatted(fmr, threshold));
            }
            if (threshold > above) {
                throw new IllegalArgumentException(
                        "expected thresholds that fall as the rate grows, got %s with %s above %s"
                                .formatted(fmr, threshold, above));
            }
            above = threshold;
        }
        return new OperatingPoints(model, sorted);
    }

    /** The network that the points were measured with. */
    public ModelId model() {
        return model;
    }

    /**
     * The point for one comparison at the given false match rate.
     *
     * @throws IllegalArgumentException when the rate is not between 0 and 1
     */
    public OperatingPoint verification(double fmr) {
        requireRate("false match rate", fmr);
        boolean extrapolated = fmr < thresholdByFmr.firstKey() || fmr > thresholdByFmr.lastKey();
        return new OperatingPoint(fmr, Math.clamp(threshold(fmr), -MOST, MOST), extrapolated);
    }

    /**
     * The point for a search over many templates, such that a stranger gets any name at the given rate.
     *
     * <p>ISO/IEC 19795-1: FPIR = 1 − (1 − FMR)^N for N independent comparisons.
     *
     * @param templates how many are compared; fewer than one counts as one
     * @throws IllegalArgumentException when the rate is not between 0 and 1
     */
    public OperatingPoint identification(double falsePositiveRate, int templates) {
        requireRate("false positive identification rate", falsePositiveRate);
        double fmr = -Math.expm1(Math.log1p(-falsePositiveRate) / Math.max(templates, 1));
        return verification(Math.clamp(fmr, LEAST_RATE, GREATEST_RATE));
    }

    /** Shows the network and how far the table reaches. */
    @Override
    public String toString() {
        return "OperatingPoints[%s, false match rates %s to %s]"
                .formatted(model, thresholdByFmr.firstKey(), thresholdByFmr.lastKey());
    }

    private double threshold(double fmr) {
        Map.Entry<Double, Double> from = thresholdByFmr.floorEntry(fmr);
        if (from == null) {
            from = thresholdByFmr.firstEntry();
        }
        Map.Entry<Double, Double> to = thresholdByFmr.higherEntry(from.getKey());
        if (to == null) {
            to = thresholdByFmr.lastEntry();
            from = thresholdByFmr.lowerEntry(to.getKey());
        }
        double share = Math.log10(fmr / from.getKey()) / Math.log10(to.getKey() / from.getKey());
        return from.getValue() + share * (to.getValue() - from.getValue());
    }

    private static void requireRate(String name, double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("expected a %s between 0 and 1, got %s".formatted(name, rate));
        }
    }
}
