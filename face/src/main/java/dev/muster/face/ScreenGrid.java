package dev.muster.face;

import dev.muster.face.internal.pixels.Affine;
import dev.muster.face.internal.pixels.Planes;
import dev.muster.face.internal.pixels.Spectrum;
import dev.muster.face.internal.pixels.Warp;
import dev.muster.frame.Frame;

/** Looks for the regular pattern that a display or a printer's screen leaves on skin, which has none of its own. */
final class ScreenGrid {
    /** Side of the piece of skin around the nose, in pixels of the frame. */
    private static final int SIDE = 64;
    /** A smaller face has no skin of that size. */
    private static final double LEAST_EYES = 36;

    private static final double LOWEST = 0.15;
    private static final double HIGHEST = 0.42;
    private static final int NOSE = 29;

    private ScreenGrid() {}

    /** How far the strongest pattern stands out of what is around it; 0 on a face that is too small. */
    static double energy(Frame frame, Landmarks landmarks) {
        if (landmarks.interEyeDistance() < LEAST_EYES) {
            return 0;
        }
        Point nose = landmarks.points().get(NOSE);
        Affine toFrame = Affine.scale(1, 1, Math.floor(nose.x()) - SIDE / 2.0, Math.floor(nose.y()) - SIDE / 2.0);
        Planes skin = Warp.cut(frame, toFrame, SIDE, SIDE);
        return Spectrum.of(skin.luminance(), SIDE).peak(LOWEST, HIGHEST);
    }
}
