package dev.muster.liveness;

import dev.muster.face.Landmarks;
import dev.muster.face.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** How this person's face looks at rest before this camera: what every prompt is judged against. */
record AtRest(double yaw, double pitch, double eyeAspect, double mouth, double size, Landmarks landmarks) {
    /** Frames that it takes. */
    static final int FRAMES = 6;

    private static final double MOST_YAW = 22;
    private static final double STEADY_DEGREES = 9;
    private static final double STEADY_SIZE = 0.12;

    private static final double TURN = 18;
    private static final double UP = 10;
    private static final double MOUTH = 0.2;
    private static final double CLOSER = 1.25;
    private static final double SHUT = 0.62;
    private static final double NEARLY_SHUT = 0.78;

    private static final double RETURNED_DEGREES = 10;
    private static final double RETURNED_MOUTH = 0.12;

    /** The face at rest, when it looked into the camera and held still over the frames. */
    static Optional<AtRest> of(List<Gesture> frames) {
        boolean still = frames.size() >= FRAMES
                && frames.stream().allMatch(frame -> Math.abs(frame.yaw()) < MOST_YAW)
                && spread(frames, Gesture::yaw) < STEADY_DEGREES
                && spread(frames, Gesture::pitch) < STEADY_DEGREES
                && spread(frames, Gesture::size) < STEADY_SIZE * median(frames, Gesture::size);
        return still ? Optional.of(mean(frames)) : Optional.empty();
    }

    private static AtRest mean(List<Gesture> frames) {
        return new AtRest(
                median(frames, Gesture::yaw),
                median(frames, Gesture::pitch),
                median(frames, Gesture::eyeAspect),
                median(frames, Gesture::mouth),
                median(frames, Gesture::size),
                meanLandmarks(frames));
    }

    private static Landmarks meanLandmarks(List<Gesture> frames) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < Landmarks.COUNT; i++) {
            double x = 0;
            double y = 0;
            for (Gesture frame : frames) {
                x += frame.landmarks().points().get(i).x() / frames.size();
                y += frame.landmarks().points().get(i).y() / frames.size();
            }
            points.add(new Point(x, y));
        }
        return new Landmarks(points);
    }

    /** Whether the face does what the prompt asks. */
    boolean shows(Prompt prompt, Gesture gesture) {
        return switch (prompt) {
            case TURN_LEFT -> turn(gesture) >= TURN;
            case TURN_RIGHT -> turn(gesture) <= -TURN;
            case LOOK_UP -> gesture.pitch() - pitch >= UP;
            case BLINK -> shut(gesture);
            case OPEN_MOUTH -> gesture.mouth() - mouth >= MOUTH;
            case COME_CLOSER -> gesture.size() >= CLOSER * size && Math.abs(turn(gesture)) < TURN;
        };
    }

    /** Whether the face is back where it began, apart from its distance. */
    boolean returned(Gesture gesture) {
        return Math.abs(turn(gesture)) < RETURNED_DEGREES
                && Math.abs(gesture.pitch() - pitch) < RETURNED_DEGREES
                && gesture.mouth() - mouth < RETURNED_MOUTH
                && !shut(gesture);
    }

    /** Degrees of yaw away from rest. */
    double turn(Gesture gesture) {
        return gesture.yaw() - yaw;
    }

    /** The same face at the distance it has now. */
    AtRest atSizeOf(Gesture gesture) {
        return new AtRest(yaw, pitch, eyeAspect, mouth, gesture.size(), landmarks);
    }

    /** By the lids alone when they meet; otherwise lids and network must agree. */
    private boolean shut(Gesture gesture) {
        return gesture.eyeAspect() < SHUT * eyeAspect
                || (gesture.eyeAspect() < NEARLY_SHUT * eyeAspect && gesture.eyeOpenness() < 0.5);
    }

    private static double spread(List<Gesture> frames, ToDoubleFunction<Gesture> measure) {
        double[] sorted = frames.stream().mapToDouble(measure).sorted().toArray();
        return sorted[sorted.length - 1] - sorted[0];
    }

    private static double median(List<Gesture> frames, ToDoubleFunction<Gesture> measure) {
        double[] sorted = frames.stream().mapToDouble(measure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
