package dev.muster.face;

/**
 * A face in a picture.
 *
 * @param box around the face from chin to brow, in pixels of the upright picture
 * @param confidence how sure the detector is, 0 to 1
 * @param landmarks in pixels of the upright picture
 * @param landmarkSpread how far the landmarks move when the crop is jittered, in shares of the inter-eye
 *     distance; large where a face is covered
 */
public record Face(Box box, double confidence, Landmarks landmarks, double landmarkSpread) {}
