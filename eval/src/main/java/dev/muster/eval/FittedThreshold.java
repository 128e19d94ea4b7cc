package dev.muster.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the threshold that decides most comparisons rightly. */
final class FittedThreshold {
    private FittedThreshold() {}

    /**
     * The best threshold, half way between two similarities; of several equally good the middle one. Comparisons
     * with a failure to acquire are wrong whatever the threshold and have no say.
     */
    static double of(List<Comparison> comparisons) {
        List<Comparison> sorted = comparisons.stream()
                .filter(comparison -> comparison.similarity().isPresent())
                .sorted(Comparator.comparingDouble(FittedThreshold::similarity))
                .toList();
        long right = sorted.stream().filter(Comparison::same).count();
        long best = -1;
        List<Double> thresholds = new ArrayList<>();
        for (int i = 0; i <= sorted.size(); i++) {
            if (isBoundary(sorted, i)) {
                if (right > best) {
                    best = right;
                    thresholds.clear();
                }
                if (right == best) {
                    thresholds.add(between(sorted, i));
                }
            }
            if (i < sorted.size()) {
                right += sorted.get(i).same() ? -1 : 1;
            }
        }
        return thresholds.get(thresholds.size() / 2);
    }

    private static boolean isBoundary(List<Comparison> sorted, int i) {
        return i == 0 || i == sorted.size() || similarity(sorted.get(i - 1)) < similarity(sorted.get(i));
    }

    /** A threshold that rejects the first {@code i} and accepts the rest. */
    private static double between(List<Comparison> sorted, int i) {
        if (i == 0) {
            return -1;
        }
        double below = similarity(sorted.get(i - 1));
        if (i == sorted.size()) {
            return Math.nextUp(below);
        }
        double above = similarity(sorted.get(i));
        double middle = (below + above) / 2;
        return middle > below ? middle : above;
    }

    private static double similarity(Comparison comparison) {
        return comparison.similarity().orElseThrow();
    }
}
