package dev.muster.face;

import dev.muster.face.internal.pixels.Affine;
import dev.muster.face.internal.pixels.Warp;
import dev.muster.frame.Frame;

/** Reads from the eye network how far each eye is open. */
final class EyeReader {
    private static final String SECTION = "eyes";
    /** Side of the crop, in widths of the eye between its corners. */
    private static final double MARGIN = 1.6;

    private final Networks networks;
    private final NetworkFile network;

    EyeReader(Networks networks, NetworkFile network) {
        this.networks = networks;
        this.network = network;
    }

    /** Openness of the eye on the picture's left, 0 to 1. */
    double left(Frame frame, Landmarks landmarks) {
        return openness(frame, landmarks, landmarks.leftEye(), 36);
    }

    /** Openness of the eye on the picture's right, 0 to 1. */
    double right(Frame frame, Landmarks landmarks) {
        return openness(frame, landmarks, landmarks.rightEye(), 42);
    }

    private double openness(Frame frame, Landmarks landmarks, Point centre, int corner) {
        double width =
                landmarks.points().get(corner).distanceTo(landmarks.points().get(corner + 3));
        double side = Math.max(width * MARGIN, 1);
        Affine crop = Affine.rectangle(centre.x(), centre.y(), side, side, Alignment.roll(landmarks));
        Affine toFrame = crop.after(Affine.scale(1.0 / network.width(), 1.0 / network.height(), 0, 0));
        float[] output = networks.run(SECTION, Warp.cut(frame, toFrame, network.width(), network.height()))
                .getFirst();
        if (output.length != 2) {
            throw new NetworkException("eyes: expected 2 values, got " + output.length);
        }
        // The first value speaks for a closed eye.
        return 1 / (1 + Math.exp(output[0] - output[1]));
    }
}
