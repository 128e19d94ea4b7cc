package dev.muster.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccuracyTest {
    @Test
    void foldsAreOfEqualMakeUpAndHoldEveryComparisonOnce() {
        List<Comparison> comparisons = random(1, 333, 667);
        List<List<Comparison>> folds = Folds.deal(comparisons, 10, 7);

        assertThat(folds).hasSize(10).allSatisfy(fold -> {
            assertThat(fold).hasSize(100);
            assertThat(fold.stream().filter(Comparison::same).count()).isBetween(33L, 34L);
        });
        Set<Comparison> dealt = new HashSet<>();
        folds.forEach(dealt::addAll);
        assertThat(dealt).hasSize(1000).containsExactlyInAnyOrderElementsOf(comparisons);
    }

    @Test
    void theSeedAloneDecidesTheFolds() {
        List<Comparison> comparisons = random(2, 100, 100);
        assertThat(Folds.deal(comparisons, 10, 7)).isEqualTo(Folds.deal(comparisons, 10, 7));
        assertThat(Folds.deal(comparisons, 10, 7)).isNotEqualTo(Folds.deal(comparisons, 10, 8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void fittedThresholdIsAboutAsGoodAsTheBestThatANaiveSearchFinds(long seed) {
        List<Comparison> comparisons = random(seed, 40, 60);
        double fitted = FittedThreshold.of(comparisons);
        long best = 0;
        for (Comparison comparison : comparisons) {
            double at = comparison.similarity().orElse(0);
            for (double threshold : new double[] {at, Math.nextUp(at)}) {
                best = Math.max(best, right(comparisons, threshold));
            }
        }
        double standardError = Math.sqrt(best * (1 - best / 100.0));
        assertThat(right(comparisons, fitted)).isBetween((long) (best - 2 * standardError), best);
    }

    @Test
    void fittedThresholdLiesHalfWayBetweenTheNeighbours() {
        assertThat(FittedThreshold.of(List.of(compared(true, 0.8), compared(false, 0.2), compared(false, 0.4))))
                .isCloseTo(0.6, within(1e-12));
    }

    @Test
    void fittedThresholdStandsWithoutAnythingCompared() {
        assertThat(FittedThreshold.of(List.of())).isEqualTo(-1);
        assertThat(FittedThreshold.of(List.of(failed(true)))).isEqualTo(-1);
    }

    @Test
    void failuresToAcquireAreErrorsWhicheverTheAnswer() {
        List<Comparison> test = List.of(compared(true, 0.9), compared(false, 0.1), failed(true), failed(false));
        Accuracy accuracy = Accuracy.trained(List.of(compared(true, 0.8), compared(false, 0.2)), test);

        assertThat(accuracy.threshold()).isCloseTo(0.5, within(1e-12));
        assertThat(accuracy.mean()).isEqualTo(0.5);
        assertThat(accuracy.errors()).isEqualTo(2);
        assertThat(accuracy.notCompared()).isEqualTo(2);
        assertThat(accuracy.standardError()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void tenFoldsSeeEveryError() {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            comparisons.add(compared(true, 0.8 + i * 1e-3));
            comparisons.add(compared(false, 0.2 - i * 1e-3));
        }
        comparisons.set(0, compared(true, 0.1));
        Accuracy accuracy = Accuracy.folded(comparisons, 3).orElseThrow();

        assertThat(accuracy.folds()).isEqualTo(10);
        assertThat(accuracy.errors()).isEqualTo(1);
        assertThat(accuracy.mean()).isCloseTo(0.99, within(1e-12));
        // one fold at 0.9, nine at 1: sd = 0.0316, by the root of ten
        assertThat(accuracy.standardError()).isCloseTo(0.01, within(1e-9));
        assertThat(accuracy).isEqualTo(Accuracy.folded(comparisons, 3).orElseThrow());
    }

    @Test
    void fewPairsMakeFewFoldsAndOneMakesNone() {
        assertThat(Accuracy.folded(random(1, 2, 1), 3).orElseThrow().folds()).isEqualTo(3);
        assertThat(Accuracy.folded(random(1, 1, 0), 3)).isEmpty();
    }

    @Test
    void wilsonsIntervalIsAsInTheTables() {
        Interval interval = Interval.wilson(993, 1000);
        assertThat(interval.low()).isCloseTo(0.98563, within(1e-4));
        assertThat(interval.high()).isCloseTo(0.99660, within(1e-4));
        assertThat(Interval.wilson(0, 10).low()).isZero();
        assertThat(Interval.wilson(10, 10).high()).isEqualTo(1);
    }

    private static long right(List<Comparison> comparisons, double threshold) {
        return comparisons.stream().filter(c -> c.right(threshold)).count();
    }

    /** Overlapping similarities, some of them equal, a few failures. */
    private static List<Comparison> random(long seed, int same, int different) {
        Random random = new Random(seed);
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < same + different; i++) {
            double similarity =
                    Math.rint(random.nextGaussian(i < same ? 0.6 : 0.3, 0.2) * 50) / 50 + (same > 50 ? i * 1e-9 : 0);
            comparisons.add(i % 37 == 36 && same <= 50 ? failed(i < same) : compared(i < same, similarity));
        }
        return comparisons;
    }

    private static Comparison compared(boolean same, double similarity) {
        return new Comparison(same, OptionalDouble.of(similarity));
    }

    private static Comparison failed(boolean same) {
        return new Comparison(same, OptionalDouble.empty());
    }
}
