package dev.muster.face.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.frame.Frame;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WarpTest {
    private final Random random = new Random(11);

    @Test
    void cutsWhatBilinearSupersamplingOfTheFrameGives() {
        for (int round = 0; round < 80; round++) {
            Frame frame = Noise.frame(random, 1 + random.nextInt(60), 1 + random.nextInt(60));
            int width = 1 + random.nextInt(24);
            int height = 1 + random.nextInt(24);
            Affine toFrame = Noise.similarity(random, 80, frame.width(), frame.height())
                    .after(Affine.scale(1.0 / width, 1.0 / height, 0, 0));
            assertThat(Warp.cut(frame, toFrame, width, height).values())
                    .as("%s by %s", frame, toFrame)
                    .containsExactly(naive(frame, toFrame, width, height), within(0.05f));
        }
    }

    @Test
    void cutsWhatBilinearSamplingOfAPictureGivesAndPadsTheRest() {
        for (int round = 0; round < 80; round++) {
            Planes picture = Noise.planes(random, 2 + random.nextInt(60), 2 + random.nextInt(60));
            int width = 1 + random.nextInt(40);
            int height = 1 + random.nextInt(40);
            Affine toPicture = Noise.similarity(random, 60, picture.width(), picture.height())
                    .after(Affine.scale(1.0 / width, 1.0 / height, 0, 0));
            assertThat(Warp.cut(picture, toPicture, width, height, 127).values())
                    .as("%d x %d by %s", picture.width(), picture.height(), toPicture)
                    .containsExactly(naive(picture, toPicture, width, height, 127), within(0.05f));
        }
    }

    @Test
    void averagesWholePixelsWhenItShrinksByAWholeFactor() {
        Frame frame = Noise.frame(random, 48, 36);
        for (int factor : new int[] {1, 2, 3, 4, 6, 12}) {
            int width = 48 / factor;
            int height = 36 / factor;
            assertThat(Warp.cut(frame, Affine.scale(factor, factor, 0, 0), width, height)
                            .values())
                    .as("by %d", factor)
                    .containsExactly(Shrink.to(frame, width, height).values(), within(0.01f));
        }
    }

    @Test
    void keepsAPlainFramePlainWhereverItCuts() {
        byte[] rgb = new byte[3 * 20 * 10];
        Arrays.fill(rgb, (byte) 201);
        Frame plain = Frame.of(20, 10, rgb, Instant.EPOCH);
        for (int round = 0; round < 50; round++) {
            Affine toFrame = Noise.similarity(random, 400, 20, 10).after(Affine.scale(1 / 7.0, 1 / 5.0, 0, 0));
            for (float value : Warp.cut(plain, toFrame, 7, 5).values()) {
                assertThat(value).isEqualTo(201, within(0.01f));
            }
        }
    }

    private static float[] naive(Frame frame, Affine toFrame, int width, int height) {
        int samples = (int) Math.clamp(Math.ceil(toFrame.stretch() - 0.25), 1, 16);
        float[] out = new float[3 * width * height];
        for (int i = 0; i < out.length; i++) {
            int x = i % width;
            int y = i / width % height;
            double sum = 0;
            for (int s = 0; s < samples * samples; s++) {
                int row = s / samples;
                double u = x + (s % samples + 0.5) / samples;
                double v = y + (row + 0.5) / samples;
                sum += bilinear(frame, toFrame.x(u, v) - 0.5, toFrame.y(u, v) - 0.5, i / (width * height));
            }
            out[i] = (float) (sum / (samples * samples));
        }
        return out;
    }

    /** Between the centres of the four nearest pixels; beyond the edge the edge goes on. */
    private static double bilinear(Frame frame, double x, double y, int channel) {
        double sum = 0;
        for (int corner = 0; corner < 4; corner++) {
            double column = Math.floor(x) + (corner & 1);
            double row = Math.floor(y) + (corner >> 1);
            int px = (int) Math.clamp(column, 0, frame.width() - 1);
            int py = (int) Math.clamp(row, 0, frame.height() - 1);
            sum += (1 - Math.abs(x - column)) * (1 - Math.abs(y - row)) * Noise.channel(frame, px, py, channel);
        }
        return sum;
    }

    private static float[] naive(Planes picture, Affine toPicture, int width, int height, float padding) {
        float[] out = new float[3 * width * height];
        for (int i = 0; i < out.length; i++) {
            double u = i % width + 0.5;
            double v = i / width % height + 0.5;
            double x = toPicture.x(u, v) - 0.5;
            double y = toPicture.y(u, v) - 0.5;
            boolean inside = x >= 0 && y >= 0 && x < picture.width() - 1 && y < picture.height() - 1;
            out[i] = inside ? (float) bilinear(picture, x, y, i / (width * height)) : padding;
        }
        return out;
    }

    private static double bilinear(Planes picture, double x, double y, int channel) {
        double sum = 0;
        for (int corner = 0; corner < 4; corner++) {
            int column = (int) x + corner % 2;
            int row = (int) y + corner / 2;
            double share = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
            sum += share * picture.values()[(channel * picture.height() + row) * picture.width() + column];
        }
        return sum;
    }
}
