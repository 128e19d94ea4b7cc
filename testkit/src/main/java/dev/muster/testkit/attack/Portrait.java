package dev.muster.testkit.attack;

import java.awt.image.BufferedImage;

/**
 * A photo, or one picture of a clip, and where the face is on it.
 *
 * @param faceX middle of the face, in pixels
 * @param faceY likewise
 * @param faceWidth from cheek to cheek, in pixels
 */
public record Portrait(BufferedImage picture, double faceX, double faceY, double faceWidth) {
    /** On aligned photos such as those of LFW the face is in the middle and about a third as wide as the picture. */
    private static final double USUAL_WIDTH = 0.36;

    /** A photo with the face in the middle. */
    public static Portrait central(BufferedImage picture) {
        return new Portrait(
                picture, picture.getWidth() / 2.0, picture.getHeight() / 2.0, USUAL_WIDTH * picture.getWidth());
    }
}
