package dev.muster.face.internal.pixels;

/**
 * Takes a camera's noise off a picture: each value becomes the median of the nine around it, so that edges stay. Beyond
 * the edge the edge goes on.
 */
public final class Median {
    private final int width;
    private final int height;
    private final float[] from;
    private final float[] low;
    private final float[] middle;
    private final float[] high;

    private Median(Planes picture) {
        width = picture.width();
        height = picture.height();
        from = picture.values();
        low = new float[width + 2];
        middle = new float[width + 2];
        high = new float[width + 2];
    }

    /** The picture without its noise. */
    public static Planes of(Planes picture) {
        return new Planes(picture.width(), picture.height(), new Median(picture).run());
    }

    private float[] run() {
        float[] out = new float[from.length];
        for (int plane = 0; plane < from.length; plane += width * height) {
            for (int y = 0; y < height; y++) {
                sortColumns(
                        plane + Math.max(y - 1, 0) * width,
                        plane + y * width,
                        plane + Math.min(y + 1, height - 1) * width);
                fill(out, plane + y * width);
            }
        }
        return out;
    }

    /** The three rows' values, smallest to largest in each column, the outer columns twice. */
    private void sortColumns(int above, int at, int below) {
        for (int x = 0; x < width; x++) {
            float a = from[above + x];
            float b = from[at + x];
            float c = from[below + x];
            float less = Math.min(a, b);
            float more = Math.max(a, b);
            low[x + 1] = Math.min(less, c);
            middle[x + 1] = Math.max(less, Math.min(more, c));
            high[x + 1] = Math.max(more, c);
        }
        for (float[] row : new float[][] {low, middle, high}) {
            row[0] = row[1];
            row[width + 1] = row[width];
        }
    }

    /** Of nine values in sorted columns: the median of the largest low, the median middle and the smallest high. */
    private void fill(float[] out, int row) {
        for (int x = 0; x < width; x++) {
            float a = Math.max(low[x], Math.max(low[x + 1], low[x + 2]));
            float b = median(middle[x], middle[x + 1], middle[x + 2]);
            float c = Math.min(high[x], Math.min(high[x + 1], high[x + 2]));
            out[row + x] = median(a, b, c);
        }
    }

    private static float median(float a, float b, float c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
