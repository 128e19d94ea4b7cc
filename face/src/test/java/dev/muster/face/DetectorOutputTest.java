package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.muster.face.Suppression.Proposal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorOutputTest {
    private static final int[] STRIDES = {8, 16, 32};

    private final CornerBoxes corners = new CornerBoxes(320, 240, 0.7);
    private final ScrfdBoxes scrfd = new ScrfdBoxes(640, 480, 0.5);

    @Test
    void cornersAreSharesOfTheInput() {
        List<Proposal> proposals = corners.decode(List.of(
                new float[] {0.9f, 0.1f, 0.2f, 0.8f, 0.3f, 0.71f, 0.4f, 0.6999f},
                new float[] {0, 0, 1, 1, 0.25f, 0.5f, 0.5f, 0.75f, -0.1f, 0, 0.1f, 0.5f, 0, 0, 1, 1}));
        assertThat(proposals).hasSize(2);
        assertBox(proposals.get(0).box(), 80, 120, 80, 60);
        assertThat(proposals.get(0).confidence()).isCloseTo(0.8, within(1e-6));
        assertBox(proposals.get(1).box(), -32, 0, 64, 120);
    }

    @Test
    void cornersRefuseOtherShapes() {
        assertRefused(corners, List.of());
        assertRefused(corners, List.of(new float[8]));
        assertRefused(corners, List.of(new float[8], new float[12]));
        assertRefused(corners, List.of(new float[16], new float[8]));
        assertRefused(corners, List.of(new float[8], new float[16], new float[0]));
    }

    @Test
    void scrfdMeasuresFromItsAnchorsInStrides() {
        for (int s = 0; s < STRIDES.length; s++) {
            List<float[]> outputs = scrfdOutputs(6);
            int columns = 640 / STRIDES[s];
            int anchor = 2 * (3 * columns + 5) + 1; // row 3, column 5, the second of its two
            outputs.get(s)[anchor] = 0.9f;
            float[] distances = outputs.get(s + 3);
            distances[4 * anchor] = 1;
            distances[4 * anchor + 1] = 1.5f;
            distances[4 * anchor + 2] = 2;
            distances[4 * anchor + 3] = 2.5f;
            List<Proposal> proposals = scrfd.decode(outputs);
            assertThat(proposals).hasSize(1);
            assertThat(proposals.getFirst().confidence()).isCloseTo(0.9, within(1e-6));
            assertBox(
                    proposals.getFirst().box(), 4.0 * STRIDES[s], 1.5 * STRIDES[s], 3.0 * STRIDES[s], 4.0 * STRIDES[s]);
        }
    }

    @Test
    void scrfdIgnoresKeyPoints() {
        assertThat(scrfd.decode(scrfdOutputs(9))).isEmpty();
    }

    @Test
    void scrfdRefusesOtherShapes() {
        assertRefused(scrfd, List.of());
        assertRefused(scrfd, scrfdOutputs(6).subList(0, 5));
        List<float[]> mixed = scrfdOutputs(6);
        mixed.set(1, new float[mixed.get(1).length - 2]);
        assertRefused(scrfd, mixed);
        assertRefused(new ScrfdBoxes(320, 320, 0.5), scrfdOutputs(6));
    }

    @Test
    void neitherTakesWhatIsNotANumberForAFace() {
        float nan = Float.NaN;
        assertThat(corners.decode(List.of(new float[] {nan, nan}, new float[] {nan, nan, nan, nan})))
                .isEmpty();
        List<float[]> outputs = scrfdOutputs(6);
        outputs.get(0)[0] = nan;
        assertThat(scrfd.decode(outputs)).isEmpty();
    }

    /** Outputs for 640 x 480 without a face: scores, distances and, from nine on, key points. */
    private static List<float[]> scrfdOutputs(int count) {
        int[] perAnchor = {1, 4, 10};
        List<float[]> outputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int stride = STRIDES[i % 3];
            outputs.add(new float[2 * (640 / stride) * (480 / stride) * perAnchor[i / 3]]);
        }
        return outputs;
    }

    private static void assertRefused(DetectorOutput output, List<float[]> outputs) {
        assertThatExceptionOfType(NetworkException.class)
                .isThrownBy(() -> output.decode(outputs))
                .withMessageContaining("detector: expected");
    }

    private static void assertBox(Box box, double x, double y, double width, double height) {
        assertThat(new double[] {box.x(), box.y(), box.width(), box.height()})
                .containsExactly(new double[] {x, y, width, height}, within(1e-4));
    }
}
