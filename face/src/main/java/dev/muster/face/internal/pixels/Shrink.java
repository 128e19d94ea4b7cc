package dev.muster.face.internal.pixels;

import dev.muster.frame.Frame;
import java.util.Arrays;

/** Makes a whole frame smaller: each new pixel is the mean of the area that it covers. */
public final class Shrink {
    private static final int CHANNELS = 3;

    private Shrink() {}

    /**
     * The frame at another size.
     *
     * @param width at most the frame's
     * @param height at most the frame's
     */
    public static Planes to(Frame frame, int width, int height) {
        if (width > frame.width() || height > frame.height() || width < 1 || height < 1) {
            throw new IllegalArgumentException("expected a size of 1 x 1 to %d x %d, got %d x %d"
                    .formatted(frame.width(), frame.height(), width, height));
        }
        CentredRows source = new CentredRows(frame, 0, frame.width());
        float[] sums = new float[source.length()];
        float[] out = new float[CHANNELS * width * height];
        double rows = (double) frame.height() / height;
        Columns columns = new Columns(frame.width(), width);
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            double from = y * rows;
            double to = Math.min(from + rows, frame.height());
            for (int row = (int) from; row < to; row++) {
                float weight = (float) ((Math.min(row + 1, to) - Math.max(row, from)) / rows);
                add(sums, source.read(row), weight);
            }
            columns.average(sums, out, y * width, width * height);
        }
        return new Planes(width, height, out);
    }

    private static void add(float[] sums, byte[] row, float weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * row[i];
        }
    }

    /** The share that each source column has in each new column. */
    private static final class Columns {
        private final int[] first;
        private final float[][] weights;

        Columns(int from, int to) {
            double span = (double) from / to;
            first = new int[to];
            weights = new float[to][];
            for (int x = 0; x < to; x++) {
                double left = x * span;
                double right = Math.min(left + span, from);
                first[x] = (int) left;
                weights[x] = new float[(int) Math.ceil(right - 1e-9) - first[x]];
                for (int i = 0; i < weights[x].length; i++) {
                    int column = first[x] + i;
                    weights[x][i] = (float) ((Math.min(column + 1, right) - Math.max(column, left)) / span);
                }
            }
        }

        void average(float[] sums, float[] out, int at, int plane) {
            for (int x = 0; x < first.length; x++) {
                float red = CentredRows.CENTRE;
                float green = CentredRows.CENTRE;
                float blue = CentredRows.CENTRE;
                int p = CHANNELS * first[x];
                for (float weight : weights[x]) {
                    red += weight * sums[p];
                    green += weight * sums[p + 1];
                    blue += weight * sums[p + 2];
                    p += CHANNELS;
                }
                out[at + x] = red;
                out[plane + at + x] = green;
                out[2 * plane + at + x] = blue;
            }
        }
    }
}
