package dev.muster.eval;

import java.util.ArrayList;
import java.util.List;

/** Samples the DET curve evenly on a logarithmic FMR axis. */
final class DetCurve {
    private static final int PER_DECADE = 40;

    private DetCurve() {}

    /** From one false match to all of them; empty where a rate has no comparisons to rest on. */
    static List<DetPoint> of(CrossComparisons comparisons) {
        List<DetPoint> points = new ArrayList<>();
        long impostors = comparisons.impostorCount();
        long genuine = comparisons.genuineCount();
        if (impostors == 0 || genuine == 0) {
            return points;
        }
        int steps = (int) Math.ceil(Math.log10((double) impostors) * PER_DECADE);
        double last = Double.POSITIVE_INFINITY;
        for (int step = steps; step >= 0; step--) {
            double threshold = comparisons.threshold(Math.pow(10, -step / (double) PER_DECADE));
            long matched = comparisons.impostorsAtOrAbove(threshold);
            if (threshold < last && matched > 0) {
                double fnmr = (double) comparisons.genuineMissed(threshold) / genuine;
                points.add(new DetPoint(threshold, (double) matched / impostors, fnmr));
                last = threshold;
            }
        }
        return points;
    }
}
