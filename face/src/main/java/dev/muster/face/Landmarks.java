package dev.muster.face;

import java.util.List;

/** The 68 iBUG points of one face, in pixels of the picture; left and right as seen in the picture. */
public record Landmarks(List<Point> points) {
    /** How many points there are. */
    public static final int COUNT = 68;

    public Landmarks {
        if (points.size() != COUNT) {
            throw new IllegalArgumentException("expected 68 points, got " + points.size());
        }
        points = List.copyOf(points);
    }

    /** Centre of the eye on the picture's left (points 37 to 42). */
    public Point leftEye() {
        return mean(36, 42);
    }

    /** Centre of the eye on the picture's right (points 43 to 48). */
    public Point rightEye() {
        return mean(42, 48);
    }

    /** Tip of the nose (point 31). */
    public Point nose() {
        return points.get(30);
    }

    /** Corner of the mouth on the picture's left (point 49). */
    public Point leftMouth() {
        return points.get(48);
    }

    /** Corner of the mouth on the picture's right (point 55). */
    public Point rightMouth() {
        return points.get(54);
    }

    /** The five points that alignment uses: eyes, nose, corners of the mouth. */
    public List<Point> five() {
        return List.of(leftEye(), rightEye(), nose(), leftMouth(), rightMouth());
    }

    /** Distance between the centres of the eyes, in pixels (ISO/IEC 19794-5). */
    public double interEyeDistance() {
        return leftEye().distanceTo(rightEye());
    }

    /** How far the mouth is open: the gap between the lips, in shares of the inter-eye distance (points 62 to 68). */
    public double mouthOpenness() {
        double gap = 0;
        for (int i = 61; i < 64; i++) {
            gap += points.get(i).distanceTo(points.get(128 - i)) / 3;
        }
        return gap / Math.max(interEyeDistance(), 1e-9);
    }

    /** How far an eye is open by its lids: height over width, the mean of both (Soukupová and Čech 2016). */
    public double eyeAspect() {
        return (aspect(36) + aspect(42)) / 2;
    }

    private double aspect(int eye) {
        double height = points.get(eye + 1).distanceTo(points.get(eye + 5))
                + points.get(eye + 2).distanceTo(points.get(eye + 4));
        return height / Math.max(2 * points.get(eye).distanceTo(points.get(eye + 3)), 1e-9);
    }

    private Point mean(int from, int to) {
        double x = 0;
        double y = 0;
        for (Point point : points.subList(from, to)) {
            x += point.x();
            y += point.y();
        }
        return new Point(x / (to - from), y / (to - from));
    }
}
