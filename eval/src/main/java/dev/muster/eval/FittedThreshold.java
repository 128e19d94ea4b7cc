package dev.muster.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds a threshold that decides comparisons rightly, and goes on to on others: the middle of all that decide as
 * well as the best one, to within its standard error. Which of them is the very best is chance (the
 * one-standard-error rule: Breiman, Friedman, Olshen and Stone, "Classification and Regression Trees", 1984).
 */
final class FittedThreshold {
    private FittedThreshold() {}

    /** A threshold between two similarities, and how many comparisons it decides rightly. */
    private record Cut(double threshold, long right) {}

    /**
     * The fitted threshold; −1 when there is nothing to fit. Comparisons with a failure to acquire are wrong
     * whatever the threshold and have no say.
     */
    static double of(List<Comparison> comparisons) {
        List<Comparison> sorted = comparisons.stream()
                .filter(comparison -> comparison.similarity().isPresent())
                .sorted(Comparator.comparingDouble(FittedThreshold::similarity))
                .toList();
        List<Cut> cuts = cuts(sorted);
        long best = cuts.stream().mapToLong(Cut::right).max().orElseThrow();
        double enough = best - standardError(best, sorted.size());
        List<Double> good = cuts.stream()
                .filter(cut -> cut.right >= enough)
                .map(Cut::threshold)
                .toList();
        return (good.getFirst() + good.getLast()) / 2;
    }

    /** Every place to cut, in rising order. */
    private static List<Cut> cuts(List<Comparison> sorted) {
        long right = sorted.stream().filter(Comparison::same).count();
        List<Cut> cuts = new ArrayList<>();
        for (int i = 0; i <= sorted.size(); i++) {
            if (isBoundary(sorted, i)) {
                cuts.add(new Cut(between(sorted, i), right));
            }
            if (i < sorted.size()) {
                right += sorted.get(i).same() ? -1 : 1;
            }
        }
        return cuts;
    }

    /** Of the number of right decisions: binomial. */
    private static double standardError(long right, int all) {
        return all == 0 ? 0 : Math.sqrt(right * (1 - (double) right / all));
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
