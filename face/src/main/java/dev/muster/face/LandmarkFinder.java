package dev.muster.face;

import dev.muster.face.Suppression.Proposal;
import dev.muster.face.internal.pixels.Affine;
import dev.muster.face.internal.pixels.Planes;
import dev.muster.face.internal.pixels.Warp;
import dev.muster.frame.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the 68 points of a face in the detector's box: in several crops around it, whose mean is the answer. A head
 * that leans is turned upright first.
 */
final class LandmarkFinder {
    private static final String SECTION = "landmarks";
    /** The network was trained on upright faces; from this lean on it errs, in radians. */
    private static final double LEANING = Math.toRadians(25);

    private static final List<Jitter> JITTERS = List.of(
            new Jitter(1, 0, 0), new Jitter(0.95, 0.02, 0.02), new Jitter(1.05, -0.02, 0.02), new Jitter(1, 0, -0.03));

    private final Networks networks;
    private final int width;
    private final int height;

    /** A crop's size and shift, relative to the detector's box. */
    private record Jitter(double size, double right, double down) {}

    /** The points and how far the crops disagreed, in shares of the inter-eye distance. */
    record Found(Landmarks landmarks, double spread) {}

    LandmarkFinder(Networks networks, NetworkFile network) {
        this.networks = networks;
        this.width = network.width();
        this.height = network.height();
    }

    Found find(Frame frame, Proposal proposal) {
        Found found = find(frame, proposal.box(), proposal.roll());
        double roll = Alignment.roll(found.landmarks);
        return Math.abs(roll - proposal.roll()) < LEANING ? found : find(frame, proposal.box(), roll);
    }

    private Found find(Frame frame, Box box, double roll) {
        List<Landmarks> passes = new ArrayList<>();
        for (Jitter jitter : JITTERS) {
            passes.add(read(
                    frame,
                    Affine.rectangle(
                            box.centre().x() + jitter.right * box.width(),
                            box.centre().y() + jitter.down * box.height(),
                            box.width() * jitter.size,
                            box.height() * jitter.size,
                            roll)));
        }
        return mean(passes);
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
