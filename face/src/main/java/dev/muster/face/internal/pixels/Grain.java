package dev.muster.face.internal.pixels;

import java.util.Arrays;

/** A camera's noise in a picture (after Immerkær, "Fast Noise Variance Estimation", 1996, by the median). */
public final class Grain {
    /** Of the mask below on noise of deviation 1: its deviation, and the median of its size as a share of that. */
    private static final double MASK = 6;

    private static final double MEDIAN = 0.6745;

    private Grain() {}

    /** Its standard deviation in luminance, 0 to 255; 0 for pictures of less than 3 × 3. */
    public static double of(Planes picture) {
        int width = picture.width();
        int height = picture.height();
        if (width < 3 || height < 3) {
            return 0;
        }
        float[] grey = picture.luminance();
        float[] sizes = new float[(width - 2) * (height - 2)];
        int count = 0;
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int at = y * width + x;
                float above = row(grey, at - width);
                float below = row(grey, at + width);
                sizes[count++] = Math.abs(above - 2 * row(grey, at) + below);
            }
        }
        Arrays.sort(sizes);
        return sizes[count / 2] / (MASK * MEDIAN);
    }

    private static float row(float[] grey, int at) {
        return grey[at - 1] - 2 * grey[at] + grey[at + 1];
    }
}
