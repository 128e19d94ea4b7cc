package dev.muster.face;

import dev.muster.face.internal.pixels.Planes;
import dev.muster.frame.Frame;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Judges how well a face can be compared. Each limit is set where the recogniser begins to fail on photos that
 * were made worse on purpose: docs/evaluation.md.
 */
final class QualityAssessor {
    private static final double LEAST_EYES = 20;
    private static final double LEAST_SHARPNESS = 0.12;
    private static final double LEAST_BRIGHTNESS = 35;
    private static final double MOST_BRIGHTNESS = 225;
    private static final double LEAST_CONTRAST = 12;
    private static final double MOST_YAW = 45;
    private static final double MOST_PITCH = 45;
    private static final double MOST_ROLL = 50;
    private static final double MOST_SPREAD = 0.08;
    /** Share of the landmarks that may lie beyond the picture's edge. */
    private static final double MOST_OUTSIDE = 0.06;

    // From here on a component takes nothing from the overall quality any more.
    private static final double GOOD_EYES = 60;
    private static final double GOOD_SHARPNESS = 0.35;
    private static final double GOOD_CONTRAST = 35;
    private static final double GOOD_SPREAD = 0.015;
    /** Distance of the mean luminance from black and from white. */
    private static final double GOOD_LIGHT = 60;

    private final PoseEstimator poseEstimator;

    QualityAssessor(PoseEstimator poseEstimator) {
        this.poseEstimator = poseEstimator;
    }

    Quality assess(Frame frame, Face face) {
        Light light = Light.of(Alignment.cut(frame, face.landmarks(), Alignment.SIDE, Alignment.SIDE));
        Pose pose = poseEstimator.estimate(frame, face);
        double eyes = face.landmarks().interEyeDistance();
        return new Quality(
                eyes,
                light.sharpness,
                light.mean,
                light.deviation,
                pose,
                face.landmarkSpread(),
                overall(eyes, light, pose, face.landmarkSpread()),
                reasons(frame, face, light, pose));
    }

    private static List<QualityReason> reasons(Frame frame, Face face, Light light, Pose pose) {
        Map<QualityReason, Boolean> checks = new EnumMap<>(QualityReason.class);
        checks.put(QualityReason.TOO_SMALL, face.landmarks().interEyeDistance() < LEAST_EYES);
        checks.put(QualityReason.CUT_OFF, outside(frame, face.landmarks()) > MOST_OUTSIDE);
        checks.put(QualityReason.BLURRED, light.sharpness < LEAST_SHARPNESS);
        checks.put(QualityReason.TOO_DARK, light.mean < LEAST_BRIGHTNESS);
        checks.put(QualityReason.TOO_BRIGHT, light.mean > MOST_BRIGHTNESS);
        checks.put(QualityReason.LOW_CONTRAST, light.deviation < LEAST_CONTRAST);
        checks.put(QualityReason.TURNED_SIDEWAYS, Math.abs(pose.yaw()) > MOST_YAW);
        checks.put(QualityReason.TURNED_UP_OR_DOWN, Math.abs(pose.pitch()) > MOST_PITCH);
        checks.put(QualityReason.TILTED, Math.abs(pose.roll()) > MOST_ROLL);
        checks.put(QualityReason.COVERED, face.landmarkSpread() > MOST_SPREAD);
        return checks.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double outside(Frame frame, Landmarks landmarks) {
        long outside = landmarks.points().stream()
                .filter(point ->
                        point.x() < 0 || point.y() < 0 || point.x() > frame.width() || point.y() > frame.height())
                .count();
        return (double) outside / Landmarks.COUNT;
    }

    private static double overall(double eyes, Light light, Pose pose, double spread) {
        double frontal = Math.cos(Math.toRadians(pose.yaw())) * Math.cos(Math.toRadians(pose.pitch()));
        double whole = share(eyes, GOOD_EYES)
                * share(light.sharpness, GOOD_SHARPNESS)
                * share(light.deviation, GOOD_CONTRAST)
                * share(light.mean, GOOD_LIGHT)
                * share(255 - light.mean, GOOD_LIGHT)
                * share(GOOD_SPREAD, spread)
                * Math.max(frontal, 0);
        return Math.clamp(whole, 0.01, 1);
    }

    private static double share(double value, double good) {
        return good <= 0 ? 1 : Math.min(1, value / good);
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
