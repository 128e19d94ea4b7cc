package dev.muster.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossComparisonsTest {
    @Test
    void thresholdIsTheSmallestThatTheAllowedShareReaches() {
        // ten impostors from 0.0 to 0.9; at 20 % two may match
        CrossComparisons comparisons = comparisons(new double[] {0.75, 0.85, 0.95}, 1, tenths());

        double threshold = comparisons.threshold(0.2);
        assertThat(threshold).isEqualTo(Math.nextUp(0.7));
        assertThat(comparisons.impostorsAtOrAbove(threshold)).isEqualTo(2);
        assertThat(comparisons.genuineMissed(threshold))
                .as("the failure to acquire")
                .isEqualTo(1);
        assertThat(comparisons.genuineMissed(0.8)).isEqualTo(2);
        assertThat(comparisons.genuineCount()).isEqualTo(4);
    }

    @Test
    void equalImpostorsMatchAllOrNone() {
        CrossComparisons comparisons = comparisons(new double[] {0.5}, 0, new double[] {0.1, 0.2, 0.4, 0.4, 0.4});

        assertThat(comparisons.threshold(0.4)).isEqualTo(Math.nextUp(0.4));
        assertThat(comparisons.impostorsAtOrAbove(comparisons.threshold(0.4))).isZero();
        assertThat(comparisons.threshold(0.6)).isEqualTo(Math.nextUp(0.2));
        assertThat(comparisons.threshold(1)).isEqualTo(-1);
    }

    @Test
    void ratesBelowOneFalseMatchAreNotMeasured() {
        CrossComparisons comparisons = comparisons(new double[] {0.5}, 0, tenths());

        assertThat(MeasuredPoint.of(0.09, comparisons)).isEmpty();
        assertThat(MeasuredPoint.of(0.1, comparisons)).hasValueSatisfying(point -> {
            assertThat(point.impostorsAbove()).isEqualTo(1);
            assertThat(point.measuredFmr()).isEqualTo(0.1);
            assertThat(point.wellSupported()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithItsNaiveTwin(long seed) throws InterruptedException {
        Random random = new Random(seed);
        Map<String, Acquisition> faces = faces(random, 130);
        List<String> images = List.copyOf(faces.keySet());
        CrossComparisons cross = cross(faces, images);
        Naive naive = Naive.of(faces);

        assertThat(cross.genuineCount()).isEqualTo(naive.genuine.size() + naive.failed);
        assertThat(cross.impostorCount()).isEqualTo(naive.impostors.size()).isGreaterThan(20_000);
        for (double fmr : new double[] {1e-4, 3e-4, 1e-3, 5e-3, 1e-2}) {
            double threshold = cross.threshold(fmr);
            assertThat(threshold).isEqualTo(naive.threshold(fmr));
            assertThat(cross.impostorsAtOrAbove(threshold)).isEqualTo(naive.impostorsAtOrAbove(threshold));
            assertThat(cross.genuineMissed(threshold)).isEqualTo(naive.missed(threshold));
        }
        for (double fmr : new double[] {0.5, 0.9}) {
            double threshold = cross.threshold(fmr);
            assertThat(threshold).isCloseTo(naive.threshold(fmr), within(1.5e-4));
            assertThat(cross.impostorsAtOrAbove(threshold))
                    .isEqualTo(naive.impostorsAtOrAbove(threshold))
                    .isLessThanOrEqualTo((long) (fmr * cross.impostorCount()));
        }
    }

    @Test
    void sameFacesInAnotherOrderGiveTheSameCurve() throws InterruptedException {
        Map<String, Acquisition> faces = faces(new Random(4), 150);
        List<String> images = new ArrayList<>(faces.keySet());
        List<DetPoint> first = DetCurve.of(cross(faces, images));
        Collections.reverse(images);

        assertThat(DetCurve.of(cross(faces, images))).isEqualTo(first).hasSizeGreaterThan(50);
    }

    @Test
    void detCurveFallsFromLeftToRight() throws InterruptedException {
        Map<String, Acquisition> faces = faces(new Random(5), 200);
        List<DetPoint> det = DetCurve.of(cross(faces, List.copyOf(faces.keySet())));

        for (int i = 1; i < det.size(); i++) {
            assertThat(det.get(i).fmr()).isGreaterThan(det.get(i - 1).fmr());
            assertThat(det.get(i).fnmr()).isLessThanOrEqualTo(det.get(i - 1).fnmr());
            assertThat(det.get(i).threshold()).isLessThan(det.get(i - 1).threshold());
        }
        assertThat(det.getLast().fmr()).isEqualTo(1);
    }

    @Test
    void topKeepsTheLargestOfManyMoreThanFit() {
        Random random = new Random(6);
        TopSimilarities top = new TopSimilarities(1000);
        double[] all = random.doubles(500_000, -1, 1)
                .map(v -> Math.rint(v * 1e5) / 1e5)
                .toArray();
        for (int from = 0; from < all.length; from += 5000) {
            top.add(Arrays.copyOfRange(all, from, from + 5000), 5000);
        }
        Arrays.sort(all);
        assertThat(top.ascending()).isEqualTo(Arrays.copyOfRange(all, all.length - 1000, all.length));
    }

    @Test
    void everySimilarityLiesInItsBin() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            double similarity =
                    i % 2 == 0 ? SimilarityHistogram.edge(random.nextInt(20_000)) : random.nextDouble(-1, 1);
            SimilarityHistogram histogram = new SimilarityHistogram();
            histogram.add(similarity);
            double edge = histogram.edgeWithAtMost(0);
            assertThat(similarity).isLessThan(edge).isGreaterThanOrEqualTo(edge - 2e-4);
        }
    }

    private static double[] tenths() {
        return new double[] {0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
    }

    private static CrossComparisons comparisons(double[] genuine, long failures, double[] impostors) {
        SimilarityHistogram genuineHistogram = new SimilarityHistogram();
        SimilarityHistogram impostorHistogram = new SimilarityHistogram();
        Arrays.stream(genuine).forEach(genuineHistogram::add);
        Arrays.stream(impostors).forEach(impostorHistogram::add);
        return new CrossComparisons(genuine, failures, impostors, genuineHistogram, impostorHistogram);
    }

    /** Pictures of up to four a person around a direction of their own; every 25th without a face. */
    private static Map<String, Acquisition> faces(Random random, int people) {
        Map<String, Acquisition> faces = new TreeMap<>();
        for (int person = 0; person < people; person++) {
            double[] own = random.doubles(8, -1, 1).toArray();
            for (int picture = 0; picture <= random.nextInt(4); picture++) {
                float[] values = new float[8];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (own[i] + random.nextGaussian(0, 0.3));
                }
                faces.put(
                        person + "/" + picture,
                        random.nextInt(25) == 0
                                ? new Acquisition.Failed("no face found", false)
                                : new Acquisition.Acquired(Embedding.of(new ModelId("test"), values)));
            }
        }
        return faces;
    }

    private static CrossComparisons cross(Map<String, Acquisition> faces, List<String> images)
            throws InterruptedException {
        Acquisitions acquisitions = Acquisitions.read(
                Path.of(""), images, path -> Objects.requireNonNull(faces.get(path.toString())), 3, Progress.SILENT);
        return CrossComparer.compare(images, Identities.of(images, List.of()), acquisitions);
    }

    /** Everything in lists, every question by counting. */
    private record Naive(List<Double> genuine, long failed, List<Double> impostors) {
        static Naive of(Map<String, Acquisition> faces) {
            List<Double> genuine = new ArrayList<>();
            List<Double> impostors = new ArrayList<>();
            long failed = 0;
            for (Map.Entry<String, Acquisition> a : faces.entrySet()) {
                for (Map.Entry<String, Acquisition> b : faces.entrySet()) {
                    if (a.getKey().compareTo(b.getKey()) >= 0) {
                        continue;
                    }
                    boolean same =
                            Path.of(a.getKey()).startsWith(Path.of(b.getKey()).getName(0));
                    if (a.getValue() instanceof Acquisition.Acquired(Embedding left)
                            && b.getValue() instanceof Acquisition.Acquired(Embedding right)) {
                        (same ? genuine : impostors).add(left.similarity(right));
                    } else if (same) {
                        failed++;
                    }
                }
            }
            return new Naive(genuine, failed, impostors);
        }

        /** Tries the values just above impostors, from the largest down, as long as few enough reach them. */
        double threshold(double fmr) {
            List<Double> candidates = impostors.stream()
                    .map(Math::nextUp)
                    .sorted(Comparator.reverseOrder())
                    .toList();
            int last = 0;
            for (int step = Integer.highestOneBit(candidates.size()); step > 0; step /= 2) {
                int next = last + step;
                if (next < candidates.size() && impostorsAtOrAbove(candidates.get(next)) <= fmr * impostors.size()) {
                    last = next;
                }
            }
            return candidates.get(last);
        }

        long impostorsAtOrAbove(double threshold) {
            return impostors.stream().filter(s -> s >= threshold).count();
        }

        long missed(double threshold) {
            return failed + genuine.stream().filter(s -> s < threshold).count();
        }
    }
}
