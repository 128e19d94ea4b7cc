package dev.muster.face;

import java.util.List;

/**
 * How well a face can be compared, after the components of ISO/IEC 29794-5.
 *
 * @param interEyeDistance between the centres of the eyes, in pixels
 * @param sharpness edge energy of the aligned face, relative to its contrast; 0 is a smooth blur
 * @param brightness mean luminance of the face, 0 (black) to 255 (white)
 * @param contrast standard deviation of the luminance of the face, 0 to 127
 * @param landmarkSpread how far landmarks move when the crop is jittered, in shares of the inter-eye
 *     distance; large where the face is covered
 * @param overall from 0 (useless) to 1 (a passport photo): the weight of this view of the face
 * @param reasons everything that makes it unacceptable; empty when it is good enough
 */
public record Quality(
        double interEyeDistance,
        double sharpness,
        double brightness,
        double contrast,
        Pose pose,
        double landmarkSpread,
        double overall,
        List<QualityReason> reasons) {
    public Quality {
        reasons = List.copyOf(reasons);
    }

    /** Whether the face is good enough to be compared. */
    public boolean acceptable() {
        return reasons.isEmpty();
    }
}
