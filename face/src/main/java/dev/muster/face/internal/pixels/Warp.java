package dev.muster.face.internal.pixels;

import dev.muster.frame.Frame;
import java.nio.ByteBuffer;

/**
 * Cuts a turned and scaled piece out of a frame, bilinearly; where the piece shrinks, each of its pixels
 * averages several samples, so that nothing aliases. Beyond the frame's edge the edge goes on.
 */
public final class Warp {
    private static final int MOST_SAMPLES = 16;

    private Warp() {}

    /**
     * The piece that {@code toFrame} maps onto the frame.
     *
     * @param toFrame from coordinates of the piece to coordinates of the frame
     */
    public static Planes cut(Frame frame, Affine toFrame, int width, int height) {
        int samples = (int) Math.clamp(Math.ceil(toFrame.stretch() - 0.25), 1, MOST_SAMPLES);
        Sampler sampler = new Sampler(frame);
        float[] out = new float[3 * width * height];
        int size = width * height;
        float share = 1f / (samples * samples);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sampler.clear();
                for (int sy = 0; sy < samples; sy++) {
                    double v = y + (sy + 0.5) / samples;
                    for (int sx = 0; sx < samples; sx++) {
                        double u = x + (sx + 0.5) / samples;
                        sampler.add(toFrame.x(u, v), toFrame.y(u, v));
                    }
                }
                int at = y * width + x;
                out[at] = sampler.red * share;
                out[size + at] = sampler.green * share;
                out[2 * size + at] = sampler.blue * share;
            }
        }
        return new Planes(width, height, out);
    }

    /** Sums bilinear samples of a frame. */
    private static final class Sampler {
        private final ByteBuffer pixels;
        private final int width;
        private final int height;
        private float red;
        private float green;
        private float blue;

        Sampler(Frame frame) {
            this.pixels = frame.pixels();
            this.width = frame.width();
            this.height = frame.height();
        }

        void clear() {
            red = 0;
            green = 0;
            blue = 0;
        }

        void add(double x, double y) {
            double cx = Math.clamp(x - 0.5, 0, width - 1);
            double cy = Math.clamp(y - 0.5, 0, height - 1);
            int x0 = (int) cx;
            int y0 = (int) cy;
            int right = x0 + 1 < width ? 3 : 0;
            int below = y0 + 1 < height ? 3 * width : 0;
            float fx = (float) (cx - x0);
            float fy = (float) (cy - y0);
            int p = 3 * (y0 * width + x0);
            red += mix(p, right, below, fx, fy);
            green += mix(p + 1, right, below, fx, fy);
            blue += mix(p + 2, right, below, fx, fy);
        }

        private float mix(int p, int right, int below, float fx, float fy) {
            float top = at(p) + fx * (at(p + right) - at(p));
            float bottom = at(p + below) + fx * (at(p + below + right) - at(p + below));
            return top + fy * (bottom - top);
        }

        private int at(int index) {
            return pixels.get(index) & 0xff;
        }
    }
}
