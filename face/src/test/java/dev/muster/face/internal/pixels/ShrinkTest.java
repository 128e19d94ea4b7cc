package dev.muster.face.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.muster.frame.Frame;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShrinkTest {
    private final Random random = new Random(7);

    @Test
    void agreesWithTheMeanOfEachPixelsArea() {
        for (int round = 0; round < 60; round++) {
            Frame frame = Noise.frame(random, 1 + random.nextInt(70), 1 + random.nextInt(70));
            int width = 1 + random.nextInt(frame.width());
            int height = 1 + random.nextInt(frame.height());
            assertThat(Shrink.to(frame, width, height).values())
                    .as("%s to %d x %d", frame, width, height)
                    .containsExactly(naive(frame, width, height), within(0.01f));
        }
    }

    @Test
    void leavesAFrameOfTheSameSizeAsItIs() {
        Frame frame = Noise.frame(random, 31, 17);
        float[] values = Shrink.to(frame, 31, 17).values();
        for (int i = 0; i < 31 * 17; i++) {
            for (int c = 0; c < 3; c++) {
                assertThat(values[c * 31 * 17 + i]).isEqualTo(Noise.channel(frame, i % 31, i / 31, c), within(1e-3f));
            }
        }
    }

    @Test
    void refusesToEnlarge() {
        Frame frame = Noise.frame(random, 10, 8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shrink.to(frame, 11, 8))
                .withMessageContaining("1 x 1 to 10 x 8, got 11 x 8");
        assertThatIllegalArgumentException().isThrownBy(() -> Shrink.to(frame, 10, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> Shrink.to(frame, 0, 1));
    }

    private static float[] naive(Frame frame, int width, int height) {
        float[] out = new float[3 * width * height];
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    out[(c * height + y) * width + x] = (float) mean(frame, width, height, x, y, c);
                }
            }
        }
        return out;
    }

    private static double mean(Frame frame, int width, int height, int x, int y, int channel) {
        double sum = 0;
        double area = 0;
        for (int sy = 0; sy < frame.height(); sy++) {
            double high = covered(sy, y, frame.height(), height);
            for (int sx = 0; high > 0 && sx < frame.width(); sx++) {
                double share = high * covered(sx, x, frame.width(), width);
                sum += share * Noise.channel(frame, sx, sy, channel);
                area += share;
            }
        }
        return sum / area;
    }

    /** How much of a source pixel lies in a new pixel, along one axis. */
    private static double covered(int source, int pixel, int sources, int pixels) {
        double span = (double) sources / pixels;
        return Math.max(0, Math.min(source + 1, (pixel + 1) * span) - Math.max(source, pixel * span));
    }
}
