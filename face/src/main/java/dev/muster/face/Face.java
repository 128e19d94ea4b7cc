package dev.muster.face;

/**
 * A face in a picture.
 *
 * @param box around the face from chin to brow, in pixels of the upright picture
 * @param confidence how sure the detector is, 0 to 1
 */
public record Face(Box box, double confidence, Landmarks landmarks) {}
