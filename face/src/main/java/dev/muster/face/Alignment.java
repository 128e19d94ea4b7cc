package dev.muster.face;

import dev.muster.face.internal.pixels.Affine;
import dev.muster.face.internal.pixels.Planes;
import dev.muster.face.internal.pixels.Warp;
import dev.muster.frame.Frame;
import java.util.List;

/** Brings faces into the 112 × 112 five-point layout that recognisers are trained on (ArcFace, Deng et al. 2019). */
final class Alignment {
    /** The layout's side in pixels. */
    static final int SIDE = 112;

    private static final double[] LAYOUT = {
        38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041
    };

    private Alignment() {}

    /** The face cut out of the frame, upright, at the given size. */
    static Planes cut(Frame frame, Landmarks landmarks, int width, int height) {
        Affine toFrame =
                layoutToFrame(landmarks).after(Affine.scale((double) SIDE / width, (double) SIDE / height, 0, 0));
        return Warp.cut(frame, toFrame, width, height);
    }

    /** From coordinates of the layout to coordinates of the frame. */
    static Affine layoutToFrame(Landmarks landmarks) {
        // Fitted towards the layout, not away from it: errors are weighed in the picture that the network sees.
        return Affine.similarity(flat(landmarks.five()), LAYOUT).inverse();
    }

    /** How far the head leans clockwise, in radians, by the line between the eyes. */
    static double roll(Landmarks landmarks) {
        Point left = landmarks.leftEye();
        Point right = landmarks.rightEye();
        return Math.atan2(right.y() - left.y(), right.x() - left.x());
    }

    private static double[] flat(List<Point> points) {
        double[] flat = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            flat[2 * i] = points.get(i).x();
            flat[2 * i + 1] = points.get(i).y();
        }
        return flat;
    }
}
