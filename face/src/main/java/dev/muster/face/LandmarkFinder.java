package dev.muster.face;

import dev.muster.face.internal.pixels.Affine;
import dev.muster.face.internal.pixels.Planes;
import dev.muster.face.internal.pixels.Warp;
import dev.muster.frame.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the 68 points of a face: once in the detector's box, then again in crops that are turned upright and set
 * around the points found before, whose mean is the answer.
 */
final class LandmarkFinder {
    private static final String SECTION = "landmarks";
    /** Sizes of the second pass's crops, relative to the first pass's box around the same points. */
    private static final List<Jitter> JITTERS = List.of(
            new Jitter(1.00, 0, 0),
            new Jitter(0.94, 0.03, 0.02),
            new Jitter(1.06, -0.03, 0.02),
            new Jitter(1, 0, -0.04));

    private final Networks networks;
    private final int width;
    private final int height;

    /** A crop's size and shift, relative to the upright crop. */
    private record Jitter(double size, double right, double down) {}

    /** The points and how far the crops disagreed, in shares of the inter-eye distance. */
    record Found(Landmarks landmarks, double spread) {}

    LandmarkFinder(Networks networks, NetworkFile network) {
        this.networks = networks;
        this.width = network.width();
        this.height = network.height();
    }

    Found find(Frame frame, Box box) {
        Landmarks first =
                read(frame, Affine.rectangle(box.centre().x(), box.centre().y(), box.width(), box.height(), 0));
        List<Landmarks> passes = new ArrayList<>();
        for (Jitter jitter : JITTERS) {
            passes.add(read(frame, upright(first, jitter)));
        }
        return mean(passes);
    }

    /** The crop, turned with the face, in which the points lie as they do in a detector's box. */
    private static Affine upright(Landmarks points, Jitter jitter) {
        double roll = Alignment.roll(points);
        Affine turnBack = Affine.rectangle(0, 0, 1, 1, -roll);
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        double c = turnBack.c();
        double f = turnBack.f();
        for (Point point : points.points()) {
            double x = turnBack.x(point.x(), point.y()) - c;
            double y = turnBack.y(point.x(), point.y()) - f;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        double w = (right - left) * LandmarkBox.WIDTH;
        double h = (bottom - top) * LandmarkBox.HEIGHT;
        double x = (left + right) / 2 + w * jitter.right;
        double y = (top + bottom) / 2 + (bottom - top) * LandmarkBox.LIFT + h * jitter.down;
        double cos = Math.cos(roll);
        double sin = Math.sin(roll);
        return Affine.rectangle(x * cos - y * sin, x * sin + y * cos, w * jitter.size, h * jitter.size, roll);
    }

    /** How a detector's box lies around the points: measured on upright faces. */
    private static final class LandmarkBox {
        static double WIDTH = Double.parseDouble(System.getProperty("lw", "1.0"));
        static double HEIGHT = Double.parseDouble(System.getProperty("lh", "1.3"));
        static double LIFT = Double.parseDouble(System.getProperty("ll", "-0.19"));
    }

    private Landmarks read(Frame frame, Affine unitToFrame) {
        Affine toFrame = unitToFrame.after(Affine.scale(1.0 / width, 1.0 / height, 0, 0));
        Planes crop = Warp.cut(frame, toFrame, width, height);
        float[] output = networks.run(SECTION, crop).getFirst();
        if (output.length != 2 * Landmarks.COUNT) {
            throw new NetworkException("landmarks: expected 136 values, got " + output.length);
        }
        List<Point> points = new ArrayList<>(Landmarks.COUNT);
        for (int i = 0; i < Landmarks.COUNT; i++) {
            points.add(new Point(
                    unitToFrame.x(output[2 * i], output[2 * i + 1]), unitToFrame.y(output[2 * i], output[2 * i + 1])));
        }
        return new Landmarks(points);
    }

    private static Found mean(List<Landmarks> passes) {
        List<Point> mean = new ArrayList<>(Landmarks.COUNT);
        double squares = 0;
        for (int i = 0; i < Landmarks.COUNT; i++) {
            double x = 0;
            double y = 0;
            for (Landmarks pass : passes) {
                x += pass.points().get(i).x() / passes.size();
                y += pass.points().get(i).y() / passes.size();
            }
            Point middle = new Point(x, y);
            mean.add(middle);
            for (Landmarks pass : passes) {
                double distance = pass.points().get(i).distanceTo(middle);
                squares += distance * distance;
            }
        }
        Landmarks landmarks = new Landmarks(mean);
        double rms = Math.sqrt(squares / (passes.size() * Landmarks.COUNT));
        return new Found(landmarks, rms / Math.max(landmarks.interEyeDistance(), 1e-9));
    }
}
