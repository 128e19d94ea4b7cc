package dev.muster.face;

import dev.muster.face.internal.pixels.Planes;
import dev.muster.frame.Frame;
import java.util.ArrayList;
import java.util.List;

/** Judges how well a face can be compared. */
final class QualityAssessor {
    private final LandmarkFinder landmarkFinder;
    private final PoseEstimator poseEstimator;

    QualityAssessor(LandmarkFinder landmarkFinder, PoseEstimator poseEstimator) {
        this.landmarkFinder = landmarkFinder;
        this.poseEstimator = poseEstimator;
    }

    Quality assess(Frame frame, Face face) {
        Planes aligned = Alignment.cut(frame, face.landmarks(), Alignment.SIDE, Alignment.SIDE);
        Light light = Light.of(aligned);
        Pose pose = poseEstimator.estimate(frame, face.box());
        double spread = landmarkFinder.find(frame, face.box()).spread();
        double eyes = face.landmarks().interEyeDistance();
        List<QualityReason> reasons = new ArrayList<>();
        return new Quality(eyes, light.sharpness, light.mean, light.deviation, pose, spread, 1, reasons);
    }

    /** Brightness, contrast and sharpness of an aligned face, without its corners. */
    record Light(double mean, double deviation, double sharpness) {
        private static final int FROM = 20;
        private static final int TO = 92;

        static Light of(Planes aligned) {
            float[] grey = aligned.luminance();
            int side = aligned.width();
            double sum = 0;
            double squares = 0;
            double edges = 0;
            int count = (TO - FROM) * (TO - FROM);
            for (int y = FROM; y < TO; y++) {
                for (int x = FROM; x < TO; x++) {
                    int i = y * side + x;
                    sum += grey[i];
                    squares += (double) grey[i] * grey[i];
                    double laplacian = 4 * grey[i] - grey[i - 1] - grey[i + 1] - grey[i - side] - grey[i + side];
                    edges += laplacian * laplacian;
                }
            }
            double mean = sum / count;
            double variance = Math.max(0, squares / count - mean * mean);
            return new Light(mean, Math.sqrt(variance), Math.sqrt(edges / count / Math.max(variance, 1)));
        }
    }
}
