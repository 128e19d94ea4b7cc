package dev.muster.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many pairs are decided rightly at a threshold that was fitted on other pairs.
 *
 * @param mean share of right decisions: mean over the folds, or over all pairs at the training pairs' threshold
 * @param standardError of that mean: over the folds, or binomial
 * @param interval where the share over all pairs lies with 95 % confidence
 * @param threshold the fitted threshold (cosine); with folds, their mean
 * @param folds how many folds took turns; 0 when the threshold came from training pairs
 * @param errors wrong decisions, failures to acquire among them
 * @param notCompared pairs with a failure to acquire
 */
public record Accuracy(
        double mean,
        double standardError,
        Interval interval,
        double threshold,
        int folds,
        int errors,
        int notCompared) {
    private static final int MAX_FOLDS = 10;

    /** Ten-fold cross-validation, or as many folds as there are pairs; nothing for fewer than two pairs. */
    static Optional<Accuracy> folded(List<Comparison> comparisons, long seed) {
        int count = Math.min(MAX_FOLDS, comparisons.size());
        if (count < 2) {
            return Optional.empty();
        }
        List<List<Comparison>> folds = Folds.deal(comparisons, count, seed);
        double[] shares = new double[count];
        double thresholds = 0;
        int errors = 0;
        for (int i = 0; i < count; i++) {
            double threshold = FittedThreshold.of(others(folds, i));
            int wrong = errors(folds.get(i), threshold);
            shares[i] = 1 - (double) wrong / folds.get(i).size();
            thresholds += threshold;
            errors += wrong;
        }
        double mean = mean(shares);
        return Optional.of(accuracy(comparisons, mean, standardError(shares, mean), thresholds / count, count, errors));
    }

    /** The threshold from the training comparisons, the accuracy on the others. */
    static Accuracy trained(List<Comparison> train, List<Comparison> test) {
        double threshold = FittedThreshold.of(train);
        int errors = errors(test, threshold);
        double mean = 1 - (double) errors / test.size();
        double standardError = Math.sqrt(mean * (1 - mean) / test.size());
        return accuracy(test, mean, standardError, threshold, 0, errors);
    }

    private static Accuracy accuracy(
            List<Comparison> test, double mean, double standardError, double threshold, int folds, int errors) {
        int notCompared =
                (int) test.stream().filter(c -> c.similarity().isEmpty()).count();
        Interval interval = Interval.wilson(test.size() - errors, test.size());
        return new Accuracy(mean, standardError, interval, threshold, folds, errors, notCompared);
    }

    private static List<Comparison> others(List<List<Comparison>> folds, int without) {
        List<Comparison> others = new ArrayList<>();
        for (int i = 0; i < folds.size(); i++) {
            if (i != without) {
                others.addAll(folds.get(i));
            }
        }
        return others;
    }

    private static int errors(List<Comparison> comparisons, double threshold) {
        return (int) comparisons.stream().filter(c -> !c.right(threshold)).count();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double standardError(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
