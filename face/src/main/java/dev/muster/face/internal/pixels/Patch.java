package dev.muster.face.internal.pixels;

import dev.muster.frame.Frame;
import java.util.Arrays;

/** The part of a frame that a piece lies on, each of its pixels the mean of a block of the frame's. */
final class Patch {
    private static final int CHANNELS = 3;

    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final float[] rgb;

    private Patch(int left, int top, int width, int height, float[] rgb) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /** The patch under a piece of the given size, a block wider on every side, inside the frame. */
    static Patch under(Frame frame, Affine toFrame, int pieceWidth, int pieceHeight, int block) {
        double[] x = new double[4];
        double[] y = new double[4];
        for (int corner = 0; corner < 4; corner++) {
            double u = corner % 2 == 0 ? 0 : pieceWidth;
            double v = corner < 2 ? 0 : pieceHeight;
            x[corner] = toFrame.x(u, v);
            y[corner] = toFrame.y(u, v);
        }
        Arrays.sort(x);
        Arrays.sort(y);
        int left = edge(x[0] - block, frame.width() - 1);
        int top = edge(y[0] - block, frame.height() - 1);
        int right = edge(x[3] + block, frame.width() - 1) + 1;
        int bottom = edge(y[3] + block, frame.height() - 1) + 1;
        int width = Math.ceilDiv(right - left, block);
        int height = Math.ceilDiv(bottom - top, block);
        Patch patch = new Patch(left, top, width, height, new float[CHANNELS * width * height]);
        patch.fill(frame, right, bottom, block);
        return patch;
    }

    private static int edge(double at, int most) {
        return (int) Math.clamp(Math.floor(at), 0, most);
    }

    int left() {
        return left;
    }

    int top() {
        return top;
    }

    private void fill(Frame frame, int right, int bottom, int block) {
        CentredRows source = new CentredRows(frame, left, right - left);
        int[] sums = new int[source.length()];
        for (int y = 0; y < height; y++) {
            int first = top + y * block;
            int last = Math.min(first + block, bottom);
            if (block == 1) {
                copy(source.read(first), y);
            } else {
                Arrays.fill(sums, 0);
                for (int row = first; row < last; row++) {
                    add(sums, source.read(row));
                }
                average(sums, y, block, last - first);
            }
        }
    }

    private void copy(byte[] row, int y) {
        int at = CHANNELS * width * y;
        for (int i = 0; i < CHANNELS * width; i++) {
            rgb[at + i] = CentredRows.CENTRE + (float) row[i];
        }
    }

    private static void add(int[] sums, byte[] row) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += row[i];
        }
    }

    /** Puts the means of a row of blocks in place; blocks at the edges may be smaller. */
    private void average(int[] sums, int y, int block, int rows) {
        int columns = sums.length / CHANNELS;
        for (int x = 0; x < width; x++) {
            int from = x * block;
            int to = Math.min(from + block, columns);
            float share = 1f / (rows * (to - from));
            for (int channel = 0; channel < CHANNELS; channel++) {
                int sum = 0;
                for (int column = from; column < to; column++) {
                    sum += sums[CHANNELS * column + channel];
                }
                rgb[CHANNELS * (y * width + x) + channel] = CentredRows.CENTRE + sum * share;
            }
        }
    }

    /** Puts the bilinear sample at a place of the patch into three planes. */
    void sample(float x, float y, float[] out, int at, int plane) {
        float cx = clamp(x - 0.5f, width - 1);
        float cy = clamp(y - 0.5f, height - 1);
        int column = (int) cx;
        int row = (int) cy;
        int right = column + 1 < width ? CHANNELS : 0;
        int below = row + 1 < height ? CHANNELS * width : 0;
        float fx = cx - column;
        float fy = cy - row;
        int p = CHANNELS * (row * width + column);
        out[at] = mix(p, right, below, fx, fy);
        out[plane + at] = mix(p + 1, right, below, fx, fy);
        out[2 * plane + at] = mix(p + 2, right, below, fx, fy);
    }

    /** Quicker than {@link Math#clamp}, which must tell 0 from −0. */
    private static float clamp(float value, int most) {
        return value < 0 ? 0 : value > most ? most : value;
    }

    private float mix(int p, int right, int below, float fx, float fy) {
        float upper = rgb[p] + fx * (rgb[p + right] - rgb[p]);
        float lower = rgb[p + below] + fx * (rgb[p + below + right] - rgb[p + below]);
        return upper + fy * (lower - upper);
    }
}
