package dev.muster.face.internal.pixels;

import dev.muster.frame.Frame;
import java.util.Arrays;

/**
 * Cuts a turned and scaled piece out of a frame, bilinearly; where the piece shrinks, the frame's pixels are first
 * averaged in blocks, so that nothing aliases. Beyond the frame's edge the edge goes on.
 */
public final class Warp {
    private static final int LARGEST_BLOCK = 64;

    private Warp() {}

    /**
     * The piece that {@code toFrame} maps onto the frame.
     *
     * @param toFrame from coordinates of the piece to coordinates of the frame
     */
    public static Planes cut(Frame frame, Affine toFrame, int width, int height) {
        int block = Math.clamp(Math.round(toFrame.stretch()), 1, LARGEST_BLOCK);
        Patch patch = Patch.under(frame, toFrame, width, height, block);
        Affine toPatch = Affine.scale(
                        1.0 / block, 1.0 / block, -(double) patch.left() / block, -(double) patch.top() / block)
                .after(toFrame);
        float[] out = new float[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                patch.sample(
                        (float) toPatch.x(x + 0.5, y + 0.5),
                        (float) toPatch.y(x + 0.5, y + 0.5),
                        out,
                        y * width + x,
                        width * height);
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
}
