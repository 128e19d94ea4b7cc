package dev.muster.face.internal.pixels;

import java.util.Arrays;

/**
 * A small picture as a network wants it: all reds row by row, then all greens, then all blues, as floats of
 * 0 to 255.
 *
 * @param values {@code 3 * width * height} of them; kept inside the engine and never changed once made
 */
@SuppressWarnings("ArrayRecordComponent")
public record Planes(int width, int height, float[] values) {

    /** Luminance (ITU-R BT.601) of each pixel, 0 to 255. */
    public float[] luminance() {
        int size = width * height;
        float[] grey = new float[size];
        for (int i = 0; i < size; i++) {
            grey[i] = 0.299f * values[i] + 0.587f * values[size + i] + 0.114f * values[2 * size + i];
        }
        return grey;
    }

    /** The same picture seen in a mirror. */
    public Planes mirrored() {
        float[] mirror = new float[values.length];
        for (int row = 0; row < values.length; row += width) {
            for (int x = 0; x < width; x++) {
                mirror[row + x] = values[row + width - 1 - x];
            }
        }
        return new Planes(width, height, mirror);
    }

    /** A window of the picture; where it reaches beyond the picture's right or bottom edge it holds the padding. */
    public Planes window(int left, int top, int windowWidth, int windowHeight, float padding) {
        float[] out = new float[3 * windowWidth * windowHeight];
        Arrays.fill(out, padding);
        int columns = Math.min(windowWidth, width - left);
        int rows = Math.min(windowHeight, height - top);
        for (int plane = 0; plane < 3; plane++) {
            for (int y = 0; y < rows; y++) {
                int from = (plane * height + top + y) * width + left;
                System.arraycopy(values, from, out, (plane * windowHeight + y) * windowWidth, columns);
            }
        }
        return new Planes(windowWidth, windowHeight, out);
    }
}
