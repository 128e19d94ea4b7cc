package dev.muster.liveness;

import dev.muster.face.Landmarks;
import dev.muster.face.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * Sixty-eight points of a made-up head in space, in inter-eye distances, and how a camera sees them: a stand-in for
 * clips in which nobody does what is asked.
 *
 * @param depth 1 for a head, 0 for a picture of one
 */
record Head(double depth) {

    /** The landmarks of the head, turned and moved before the camera. */
    Landmarks seen(Act act, double x, double y, double pixels) {
        List<Point> points = new ArrayList<>();
        for (double[] point : points(act.eyes(), act.mouth())) {
            double yaw = Math.toRadians(act.yaw());
            double pitch = Math.toRadians(act.pitch());
            double z = depth * point[2];
            double u = point[0] * Math.cos(yaw) + z * Math.sin(yaw);
            double w = z * Math.cos(yaw) - point[0] * Math.sin(yaw);
            double v = point[1] * Math.cos(pitch) - w * Math.sin(pitch);
            points.add(new Point(x + u * pixels * act.closer(), y + v * pixels * act.closer()));
        }
        return new Landmarks(points);
    }

    private static List<double[]> points(double eyes, double mouth) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i <= 16; i++) {
            double angle = Math.PI * i / 16;
            points.add(
                    new double[] {-1.05 * Math.cos(angle), 0.1 + 1.55 * Math.sin(angle), -0.9 + 0.5 * Math.sin(angle)});
        }
        for (double x : new double[] {-0.9, -0.72, -0.55, -0.38, -0.2, 0.2, 0.38, 0.55, 0.72, 0.9}) {
            points.add(new double[] {x, -0.38, 0.05 - 0.25 * x * x});
        }
        for (int i = 0; i < 4; i++) {
            points.add(new double[] {0, 0.2 * i, 0.1 + 0.12 * i});
        }
        for (int i = -2; i <= 2; i++) {
            points.add(new double[] {0.12 * i, 0.75, 0.25 - 0.05 * Math.abs(i)});
        }
        for (double middle : new double[] {-0.5, 0.5}) {
            double lid = 0.085 * eyes;
            for (double[] at : new double[][] {{-0.25, 0}, {-0.08, -1}, {0.08, -1}, {0.25, 0}, {0.08, 1}, {-0.08, 1}}) {
                points.add(new double[] {middle + at[0], at[1] * lid, -0.12 - 0.1 * Math.abs(middle + at[0])});
            }
        }
        mouth(points, 12, 0.45, mouth + 0.2);
        mouth(points, 8, 0.38, mouth);
        return points;
    }

    /** A ring of points, from the corner on the left over the upper lip. */
    private static void mouth(List<double[]> points, int count, double width, double height) {
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * i / count;
            double lip = Math.abs(Math.sin(angle)) > 0.5 ? Math.signum(Math.sin(angle)) : 0;
            points.add(new double[] {-width * Math.cos(angle), 1.1 - lip * height / 2, 0.1});
        }
    }
}
