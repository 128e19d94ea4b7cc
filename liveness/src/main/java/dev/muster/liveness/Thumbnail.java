package dev.muster.liveness;

import dev.muster.frame.Frame;
import java.nio.ByteBuffer;

/** A small grey picture of a square of a frame, without its slow changes of light. */
final class Thumbnail {
    /** Pixels a side. */
    static final int SIDE = 24;

    private static final int SAMPLES = 4;
    private static final int REACH = 3;

    private Thumbnail() {}

    /** The square whose corner is at a place; beyond the frame's edge the edge goes on. */
    static float[] of(Frame frame, double left, double top, double side) {
        return sharpened(luminance(frame, left, top, side));
    }

    /** Mean luminance of a square of a frame, 0 to 255. */
    static double brightness(Frame frame, double left, double top, double side) {
        float[] grey = luminance(frame, left, top, side);
        double sum = 0;
        for (float value : grey) {
            sum += value;
        }
        return sum / grey.length;
    }

    private static float[] luminance(Frame frame, double left, double top, double side) {
        ByteBuffer pixels = frame.pixels();
        float[] out = new float[SIDE * SIDE];
        double step = side / (SIDE * SAMPLES);
        for (int y = 0; y < SIDE * SAMPLES; y++) {
            int row = (int) Math.clamp(top + (y + 0.5) * step, 0, frame.height() - 1.0);
            for (int x = 0; x < SIDE * SAMPLES; x++) {
                int column = (int) Math.clamp(left + (x + 0.5) * step, 0, frame.width() - 1.0);
                int at = 3 * (row * frame.width() + column);
                out[y / SAMPLES * SIDE + x / SAMPLES] += (0.299f * (pixels.get(at) & 0xff)
                                + 0.587f * (pixels.get(at + 1) & 0xff)
                                + 0.114f * (pixels.get(at + 2) & 0xff))
                        / (SAMPLES * SAMPLES);
            }
        }
        return out;
    }

    /** Each pixel less the mean around it. */
    private static float[] sharpened(float[] grey) {
        float[] out = new float[grey.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                float sum = 0;
                int count = 0;
                for (int v = Math.max(y - REACH, 0); v <= Math.min(y + REACH, SIDE - 1); v++) {
                    for (int u = Math.max(x - REACH, 0); u <= Math.min(x + REACH, SIDE - 1); u++) {
                        sum += grey[v * SIDE + u];
                        count++;
                    }
                }
                out[y * SIDE + x] = grey[y * SIDE + x] - sum / count;
            }
        }
        return out;
    }
}
