package dev.muster.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.muster.embedding.ModelId;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatingPointsTest {
    private static final ModelId MODEL = new ModelId("test:1");
    private static final OperatingPoints POINTS = OperatingPoints.of(MODEL, Map.of(1e-3, 0.3, 1e-4, 0.36, 1e-5, 0.4));

    @Test
    void returnsMeasuredPointsAsMeasured() {
        assertThat(POINTS.verification(1e-4)).isEqualTo(new OperatingPoint(1e-4, 0.36, false));
        assertThat(POINTS.verification(1e-3)).isEqualTo(new OperatingPoint(1e-3, 0.3, false));
        assertThat(POINTS.verification(1e-5).extrapolated()).isFalse();
        assertThat(POINTS.verification(1e-5).threshold()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void interpolatesInTheLogarithmOfTheRate() {
        OperatingPoint between = POINTS.verification(Math.sqrt(1e-3 * 1e-4));
        assertThat(between.threshold()).isCloseTo(0.33, within(1e-12));
        assertThat(between.extrapolated()).isFalse();
    }

    @Test
    void extrapolatesFromTheOutermostTwoAndSaysSo() {
        OperatingPoint rarer = POINTS.verification(1e-7);
        assertThat(rarer.threshold()).isCloseTo(0.48, within(1e-12));
        assertThat(rarer.extrapolated()).isTrue();
        OperatingPoint oftener = POINTS.verification(1e-2);
        assertThat(oftener.threshold()).isCloseTo(0.24, within(1e-12));
        assertThat(oftener.extrapolated()).isTrue();
    }

    @Test
    void anExactCopyMatchesHoweverSmallTheRate() {
        OperatingPoint strictest = POINTS.identification(Double.MIN_VALUE, Integer.MAX_VALUE);
        assertThat(strictest.accepts(1 - 1e-6)).isTrue();
        assertThat(strictest.extrapolated()).isTrue();
    }

    @Test
    void nothingMatchesASubjectWithoutTemplatesHoweverGreatTheRate() {
        OperatingPoints steep = OperatingPoints.of(MODEL, Map.of(1e-3, -0.9, 1e-4, 0.9));
        assertThat(steep.verification(Math.nextDown(1.0)).accepts(-1)).isFalse();
    }

    @Test
    void thresholdsFallAsTheRateGrows() {
        Random random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            OperatingPoints points = randomPoints(random);
            double rate = Math.pow(10, -random.nextDouble(12) - 1e-9);
            double smaller = rate * random.nextDouble(0.01, 1);
            assertThat(points.verification(smaller).threshold())
                    .isGreaterThanOrEqualTo(points.verification(rate).threshold());
            int templates = random.nextInt(1, 100_000);
            assertThat(points.identification(rate, templates * 2).threshold())
                    .isGreaterThanOrEqualTo(
                            points.identification(rate, templates).threshold());
            assertThat(points.identification(smaller, templates).threshold())
                    .isGreaterThanOrEqualTo(
                            points.identification(rate, templates).threshold());
        }
    }

    @Test
    void aStrangersChanceOfAnyNameIsTheRateAskedFor() {
        Random random = new Random(2);
        for (int round = 0; round < 2_000; round++) {
            double rate = Math.pow(10, -random.nextDouble(9) - 0.01);
            int templates = random.nextInt(1, 1_000_000);
            double fmr = POINTS.identification(rate, templates).fmr();
            assertThat(-Math.expm1(templates * Math.log1p(-fmr))).isCloseTo(rate, within(rate * 1e-9));
            assertThat(fmr * templates).as("union bound").isGreaterThanOrEqualTo(rate * (1 - 1e-9));
        }
    }

    @Test
    void anEmptyGalleryCountsAsOneTemplate() {
        assertThat(POINTS.identification(1e-4, 0)).isEqualTo(POINTS.identification(1e-4, 1));
        assertThat(POINTS.identification(1e-4, 1).fmr()).isCloseTo(1e-4, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1e-4, 2, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoRate(double rate) {
        assertThatThrownBy(() -> POINTS.verification(rate)).hasMessageContaining("between 0 and 1, got " + rate);
        assertThatThrownBy(() -> POINTS.identification(rate, 5)).hasMessageContaining("between 0 and 1");
    }

    @Test
    void refusesTablesThatCannotBeMeasurements() {
        assertThatThrownBy(() -> OperatingPoints.of(MODEL, Map.of(1e-3, 0.3))).hasMessageContaining("at least two");
        assertThatThrownBy(() -> OperatingPoints.of(MODEL, Map.of(1e-3, 0.3, 1e-4, 0.2)))
                .hasMessageContaining("fall as the rate grows");
        assertThatThrownBy(() -> OperatingPoints.of(MODEL, Map.of(0.0, 0.3, 1e-4, 0.2)))
                .hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> OperatingPoints.of(MODEL, Map.of(1e-3, Double.NaN, 1e-4, 0.2)))
                .hasMessageContaining("cosine");
    }

    @Test
    void laterChangesOfTheTableDoNotReachThePoints() {
        Map<Double, Double> table = new HashMap<>(Map.of(1e-3, 0.3, 1e-4, 0.36));
        OperatingPoints points = OperatingPoints.of(MODEL, table);
        table.put(1e-4, 0.9);
        assertThat(points.verification(1e-4).threshold()).isCloseTo(0.36, within(1e-12));
    }

    private static OperatingPoints randomPoints(Random random) {
        Map<Double, Double> table = new TreeMap<>();
        double rate = 0.1;
        double threshold = random.nextDouble(-0.2, 0.3);
        int count = random.nextInt(2, 6);
        for (int i = 0; i < count; i++) {
            rate *= random.nextDouble(0.01, 0.5);
            threshold += random.nextDouble(0.1);
            table.put(rate, threshold);
        }
        return OperatingPoints.of(MODEL, table);
    }
}
