package dev.muster.face.internal.pixels;

import dev.muster.frame.Frame;
import java.nio.ByteBuffer;
import java.util.Arrays;

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
        Sampler sampler = new Sampler(frame, toFrame, width, height);
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

    /**
     * The piece of a picture that {@code toPicture} maps onto it, at about its own scale; beyond the picture's
     * edge there is only padding.
     */
    public static Planes cut(Planes picture, Affine toPicture, int width, int height, float padding) {
        float[] from = picture.values();
        int plane = picture.width() * picture.height();
        float[] out = new float[3 * width * height];
        Arrays.fill(out, padding);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double px = toPicture.x(x + 0.5, y + 0.5) - 0.5;
                double py = toPicture.y(x + 0.5, y + 0.5) - 0.5;
                if (px >= 0 && py >= 0 && px < picture.width() - 1 && py < picture.height() - 1) {
                    int left = (int) px;
                    int top = (int) py;
                    int corner = top * picture.width() + left;
                    float fx = (float) (px - left);
                    float fy = (float) (py - top);
                    for (int c = 0; c < 3; c++) {
                        out[(c * height + y) * width + x] = mix(from, c * plane + corner, picture.width(), fx, fy);
                    }
                }
            }
        }
        return new Planes(width, height, out);
    }

    private static float mix(float[] from, int corner, int below, float fx, float fy) {
        float top = from[corner] + fx * (from[corner + 1] - from[corner]);
        float bottom = from[corner + below] + fx * (from[corner + below + 1] - from[corner + below]);
        return top + fy * (bottom - top);
    }

    /** The part of a frame that a piece may touch, and sums of bilinear samples of it. */
    private static final class Sampler {
        private final byte[] rgb;
        private final int left;
        private final int top;
        private final int width;
        private final int height;
        private float red;
        private float green;
        private float blue;

        Sampler(Frame frame, Affine toFrame, int pieceWidth, int pieceHeight) {
            double[] xs = {
                toFrame.x(0, 0), toFrame.x(pieceWidth, 0), toFrame.x(0, pieceHeight), toFrame.x(pieceWidth, pieceHeight)
            };
            double[] ys = {
                toFrame.y(0, 0), toFrame.y(pieceWidth, 0), toFrame.y(0, pieceHeight), toFrame.y(pieceWidth, pieceHeight)
            };
            Arrays.sort(xs);
            Arrays.sort(ys);
            left = (int) Math.clamp(xs[0] - 1, 0, frame.width() - 1);
            top = (int) Math.clamp(ys[0] - 1, 0, frame.height() - 1);
            width = (int) Math.clamp(xs[3] + 2, left + 1, frame.width()) - left;
            height = (int) Math.clamp(ys[3] + 2, top + 1, frame.height()) - top;
            rgb = new byte[3 * width * height];
            ByteBuffer pixels = frame.pixels();
            for (int y = 0; y < height; y++) {
                pixels.get(3 * ((top + y) * frame.width() + left), rgb, 3 * y * width, 3 * width);
            }
        }

        void clear() {
            red = 0;
            green = 0;
            blue = 0;
        }

        void add(double frameX, double frameY) {
            float x = Math.min(Math.max((float) (frameX - 0.5 - left), 0), width - 1);
            float y = Math.min(Math.max((float) (frameY - 0.5 - top), 0), height - 1);
            int column = (int) x;
            int row = (int) y;
            int right = column + 1 < width ? 3 : 0;
            int below = row + 1 < height ? 3 * width : 0;
            int corner = 3 * (row * width + column);
            float fx = x - column;
            float fy = y - row;
            red += mix(corner, right, below, fx, fy);
            green += mix(corner + 1, right, below, fx, fy);
            blue += mix(corner + 2, right, below, fx, fy);
        }

        private float mix(int p, int right, int below, float fx, float fy) {
            float topLeft = rgb[p] & 0xff;
            float bottomLeft = rgb[p + below] & 0xff;
            float upper = topLeft + fx * ((rgb[p + right] & 0xff) - topLeft);
            float lower = bottomLeft + fx * ((rgb[p + below + right] & 0xff) - bottomLeft);
            return upper + fy * (lower - upper);
        }
    }
}
