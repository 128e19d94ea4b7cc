package dev.muster.face;

/**
 * What a face does in one frame.
 *
 * @param pose where the head points
 * @param leftEyeOpenness of the eye on the picture's left, 0 (closed) to 1 (open)
 * @param rightEyeOpenness of the eye on the picture's right, 0 (closed) to 1 (open)
 * @param mouthOpenness gap between the lips, in shares of the inter-eye distance
 */
public record FaceObservation(
        Face face, Pose pose, double leftEyeOpenness, double rightEyeOpenness, double mouthOpenness) {

    /** How far the eyes are open, the mean of both, 0 to 1. */
    public double eyeOpenness() {
        return (leftEyeOpenness + rightEyeOpenness) / 2;
    }
}
