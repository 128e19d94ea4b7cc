package dev.muster.attendance.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {
    private static final ModelId MODEL = new ModelId("test:1");

    private final Random random = new Random(7);

    @Test
    void isTheMeanOfTheSimilaritiesToItsViews() {
        for (int round = 0; round < 200; round++) {
            Embedding face = any(MODEL, 32);
            Embedding template = near(face, random.nextDouble(3));
            Evidence evidence = Evidence.NONE;
            List<Embedding> views = new ArrayList<>();
            List<Double> weights = new ArrayList<>();
            for (int count = random.nextInt(1, 30); count > 0; count--) {
                views.add(near(face, random.nextDouble(2)));
                weights.add(random.nextDouble(0.01, 1));
                evidence = evidence.with(views.getLast(), weights.getLast());
            }
            double toProbe = template.similarity(evidence.probe().orElseThrow());
            assertThat(evidence.meanOverViews(toProbe)).isCloseTo(naive(template, views, weights), within(1e-5));
            assertThat(evidence.similarity(template)).isCloseTo(naive(template, views, weights), within(1e-5));
            assertThat(evidence.views()).isEqualTo(views.size());
        }
    }

    @Test
    void staysExactOverAThousandViews() {
        Embedding face = any(MODEL, 128);
        Evidence evidence = Evidence.NONE;
        List<Embedding> views = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            views.add(near(face, 1));
            weights.add(random.nextDouble(0.01, 1));
            evidence = evidence.with(views.getLast(), weights.getLast());
        }
        assertThat(evidence.similarity(face)).isCloseTo(naive(face, views, weights), within(1e-5));
    }

    @Test
    void weighsASharpViewMoreThanABlurredOne() {
        Embedding sharp = Embedding.of(MODEL, new float[] {1, 0});
        Embedding blurred = Embedding.of(MODEL, new float[] {0, 1});
        Evidence evidence = Evidence.NONE.with(blurred, 0.1).with(sharp, 0.9);
        assertThat(evidence.similarity(sharp)).isCloseTo(0.9, within(1e-6));
        assertThat(evidence.similarity(blurred)).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void oneLuckyViewAmongOthersIsNotEnough() {
        Embedding template = Embedding.of(MODEL, new float[] {1, 0});
        Evidence evidence = Evidence.NONE.with(template, 0.5);
        for (int i = 0; i < 9; i++) {
            evidence = evidence.with(Embedding.of(MODEL, new float[] {0, 1}), 0.5);
        }
        assertThat(evidence.similarity(template)).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void nothingIsLikeAnythingBeforeTheFirstView() {
        assertThat(Evidence.NONE.views()).isZero();
        assertThat(Evidence.NONE.probe()).isEmpty();
        assertThat(Evidence.NONE.similarity(any(MODEL, 8))).isEqualTo(1);
    }

    @Test
    void addingAViewLeavesTheOldEvidenceAsItWas() {
        Embedding first = any(MODEL, 8);
        Embedding second = any(MODEL, 8);
        Evidence one = Evidence.NONE.with(first, 0.7);
        double before = one.similarity(second);
        Evidence two = one.with(second, 0.7);
        assertThat(two.views()).isEqualTo(2);
        assertThat(one.views()).isEqualTo(1);
        assertThat(one.probe()).contains(first);
        assertThat(one.similarity(second)).isEqualTo(before);
        assertThat(Evidence.NONE.views()).isZero();
    }

    @Test
    void refusesViewsOfAnotherNetwork() {
        Evidence evidence = Evidence.NONE.with(any(MODEL, 8), 0.7);
        assertThatThrownBy(() -> evidence.with(any(new ModelId("other:1"), 8), 0.7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never compare");
        assertThatThrownBy(() -> evidence.with(any(MODEL, 9), 0.7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> evidence.similarity(any(new ModelId("other:1"), 8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.0001, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAQualityOutOfRange(double quality) {
        Embedding view = any(MODEL, 8);
        assertThatThrownBy(() -> Evidence.NONE.with(view, quality))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a quality above 0, up to 1, got " + quality);
    }

    @Test
    void neverPrintsWhatItHolds() {
        Evidence evidence = Evidence.NONE.with(Embedding.of(MODEL, new float[] {0.6f, 0.8f}), 0.7);
        assertThat(evidence.toString()).doesNotContain("0.6", "0.8");
    }

    private static double naive(Embedding template, List<Embedding> views, List<Double> weights) {
        double sum = 0;
        double whole = 0;
        for (int i = 0; i < views.size(); i++) {
            sum += weights.get(i) * template.similarity(views.get(i));
            whole += weights.get(i);
        }
        return sum / whole;
    }

    private Embedding any(ModelId model, int length) {
        float[] vector = new float[length];
        for (int i = 0; i < length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Embedding.of(model, vector);
    }

    private Embedding near(Embedding face, double noise) {
        float[] vector = face.toArray();
        float[] other = any(face.model(), vector.length).toArray();
        for (int i = 0; i < vector.length; i++) {
            vector[i] += (float) (noise * other[i]);
        }
        return Embedding.of(face.model(), vector);
    }
}
