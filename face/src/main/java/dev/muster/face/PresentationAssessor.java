package dev.muster.face;

import dev.muster.face.internal.pixels.Affine;
import dev.muster.face.internal.pixels.Grain;
import dev.muster.face.internal.pixels.Median;
import dev.muster.face.internal.pixels.Planes;
import dev.muster.face.internal.pixels.Warp;
import dev.muster.frame.Frame;

/** Asks the presentation network whether a face is bona fide, in square crops of several sizes around it. */
final class PresentationAssessor {
    private static final String SECTION = "presentation";
    /** Sides of the crops, in longer sides of the box. */
    static final double NEAR = 1.5;

    static final double WIDE = 2.0;

    /** Deviation of a crop's noise from which on it is taken off. */
    private static final double GRAINY = 0.6;

    private final Networks networks;
    private final NetworkFile network;

    PresentationAssessor(Networks networks, NetworkFile network) {
        this.networks = networks;
        this.network = network;
    }

    /** How likely the face is bona fide in a crop of the given scale, 0 to 1. */
    double bonaFide(Frame frame, Box box, double scale) {
        Affine toFrame =
                square(frame, box, scale).after(Affine.scale(1.0 / network.width(), 1.0 / network.height(), 0, 0));
        Planes crop = withoutGrain(Warp.cut(frame, toFrame, network.width(), network.height()));
        // Index 0 is bona fide; the others are kinds of attack.
        float[] output = networks.run(SECTION, crop).getFirst();
        if (output.length != 3) {
            throw new NetworkException("presentation: expected 3 values, got " + output.length);
        }
        return 1 / (1 + Math.exp(output[1] - output[0]) + Math.exp(output[2] - output[0]));
    }

    /** The network takes a webcam's noise for an attack; good pictures it wants as they are. */
    private static Planes withoutGrain(Planes crop) {
        return Grain.of(crop) > GRAINY ? Median.of(crop) : crop;
    }

    /** The square around the box, moved and made smaller until it lies inside the picture. */
    private static Affine square(Frame frame, Box box, double scale) {
        double longest = Math.max(box.width(), box.height());
        double side = Math.min(longest * scale, Math.min(frame.width(), frame.height()));
        double left = Math.clamp(box.centre().x() - side / 2, 0, frame.width() - side);
        double top = Math.clamp(box.centre().y() - side / 2, 0, frame.height() - side);
        return Affine.scale(side, side, left, top);
    }
}
