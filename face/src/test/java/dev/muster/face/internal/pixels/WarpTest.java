package dev.muster.face.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.frame.Frame;
import java.time.Instant;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class WarpTest {
    private final Random random = new Random(11);

    @Test
    void cutsWhatBilinearSamplingOfMeansGives() {
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
    void shiftsNothing() {
        byte[] ramp = new byte[3 * 250 * 200];
        for (int i = 0; i < ramp.length; i += 3) {
            ramp[i] = (byte) (i / 3 % 250);
            ramp[i + 1] = (byte) (i / 3 / 250);
        }
        Frame frame = Frame.of(250, 200, ramp, Instant.EPOCH);
        for (int round = 0; round < 200; round++) {
            double side = random.nextDouble(5, 80);
            Affine toFrame = Affine.rectangle(125, 100, side, side, random.nextDouble(-4, 4))
                    .after(Affine.scale(1.0 / 16, 1.0 / 16, 0, 0));
            float[] piece = Warp.cut(frame, toFrame, 16, 16).values();
            for (int i = 0; i < 256; i++) {
                double x = i % 16 + 0.5;
                double y = (i >> 4) + 0.5;
                assertThat(piece[i] + 0.5).isCloseTo(toFrame.x(x, y), within(0.01));
                assertThat(piece[256 + i] + 0.5).isCloseTo(toFrame.y(x, y), within(0.01));
            }
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
        Blocks blocks = Blocks.under(frame, toFrame, width, height);
        float[] out = new float[3 * width * height];
        for (int i = 0; i < out.length; i++) {
            double x = i % width + 0.5;
            double y = i / width % height + 0.5;
            out[i] = (float) blocks.bilinear(toFrame.x(x, y), toFrame.y(x, y), i / (width * height));
        }
        return out;
    }

    /** The frame as a mosaic of square blocks that begins a block above and left of the piece, inside the frame. */
    private record Blocks(Frame frame, int size, int left, int top, int right, int bottom) {

        static Blocks under(Frame frame, Affine toFrame, int width, int height) {
            DoubleStream xs = DoubleStream.of(
                    toFrame.x(0, 0), toFrame.x(width, 0), toFrame.x(0, height), toFrame.x(width, height));
            DoubleStream ys = DoubleStream.of(
                    toFrame.y(0, 0), toFrame.y(width, 0), toFrame.y(0, height), toFrame.y(width, height));
            DoubleSummaryStatistics x = xs.summaryStatistics();
            DoubleSummaryStatistics y = ys.summaryStatistics();
            int size = Math.clamp(Math.round(toFrame.stretch()), 1, 64);
            return new Blocks(
                    frame,
                    size,
                    (int) Math.clamp(Math.floor(x.getMin() - size), 0, frame.width() - 1),
                    (int) Math.clamp(Math.floor(y.getMin() - size), 0, frame.height() - 1),
                    (int) Math.clamp(Math.floor(x.getMax() + size), 0, frame.width() - 1),
                    (int) Math.clamp(Math.floor(y.getMax() + size), 0, frame.height() - 1));
        }

        /** Between the centres of the four nearest blocks; beyond the edge the edge goes on. */
        double bilinear(double frameX, double frameY, int channel) {
            double x = (frameX - left) / size - 0.5;
            double y = (frameY - top) / size - 0.5;
            double sum = 0;
            for (int corner = 0; corner < 4; corner++) {
                double column = Math.floor(x) + (corner & 1);
                double row = Math.floor(y) + (corner >> 1);
                sum += (1 - Math.abs(x - column)) * (1 - Math.abs(y - row)) * mean(column, row, channel);
            }
            return sum;
        }

        private double mean(double column, double row, int channel) {
            int x = left + size * (int) Math.clamp(column, 0, Math.floorDiv(right - left, size));
            int y = top + size * (int) Math.clamp(row, 0, Math.floorDiv(bottom - top, size));
            double sum = 0;
            int count = 0;
            for (int py = y; py <= Math.min(y + size - 1, bottom); py++) {
                for (int px = x; px <= Math.min(x + size - 1, right); px++) {
                    sum += Noise.channel(frame, px, py, channel);
                    count++;
                }
            }
            return sum / count;
        }
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
