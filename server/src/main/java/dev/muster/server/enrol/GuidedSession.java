package dev.muster.server.enrol;

import dev.muster.face.Box;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One person before one camera: which poses are taken already. Nothing of it is kept before the end. */
final class GuidedSession {
    /** So many good frames in a row make a capture: nobody is caught in the middle of a movement. */
    private static final int STEADY = 2;

    private static final double LEAST_SHARE = 0.16;
    private static final double OFF_CENTRE = 0.24;

    private final Map<PoseStep, FaceSample> taken = new EnumMap<>(PoseStep.class);
    private final List<PoseStep> left = new ArrayList<>(List.of(PoseStep.values()));
    private int steady;
    private boolean refused;
    private Instant touchedAt;

    GuidedSession(Instant now) {
        this.touchedAt = now;
    }

    /** What a good face in a frame leads to. */
    enum Look {
        COME_CLOSER,
        CENTRE,
        LOOK_STRAIGHT,
        TURN_LEFT,
        TURN_RIGHT,
        TURN_LESS,
        OTHER_FACE,
        HOLD,
        TAKEN
    }

    synchronized void touch(Instant now) {
        touchedAt = now;
    }

    synchronized Instant touchedAt() {
        return touchedAt;
    }

    /** The pose that is asked for; empty when all are done. */
    synchronized Optional<PoseStep> step() {
        return left.stream().findFirst();
    }

    synchronized List<PoseStep> done() {
        return List.copyOf(taken.keySet());
    }

    synchronized List<FaceSample> samples() {
        return List.copyOf(taken.values());
    }

    /** A frame that shows no face good enough. */
    synchronized void unsteady() {
        steady = 0;
    }

    /** Leaves the pose out that is asked for; the first one cannot be left out. */
    synchronized void skip() {
        if (!taken.isEmpty() && !left.isEmpty()) {
            left.removeFirst();
            steady = 0;
        }
    }

    /** Looks at a face that passed the gate, and takes it when it is what was asked for. */
    synchronized Look look(FaceSample sample, int width, int height, Enrolment enrolment) {
        Optional<PoseStep> step = step();
        if (step.isEmpty()) {
            return Look.TAKEN;
        }
        Look look = judge(sample, width, height, step.get(), enrolment);
        if (look != Look.HOLD) {
            steady = 0;
            return look;
        }
        steady++;
        if (steady < STEADY) {
            return Look.HOLD;
        }
        taken.put(step.get(), sample);
        left.removeFirst();
        steady = 0;
        return Look.TAKEN;
    }

    private Look judge(FaceSample sample, int width, int height, PoseStep step, Enrolment enrolment) {
        Box box = sample.face().box();
        if (box.width() < LEAST_SHARE * Math.min(width, height)) {
            return Look.COME_CLOSER;
        }
        if (Math.abs(box.centre().x() / width - 0.5) > OFF_CENTRE
                || Math.abs(box.centre().y() / height - 0.5) > OFF_CENTRE) {
            return Look.CENTRE;
        }
        if (!taken.values().stream().allMatch(other -> enrolment.samePerson(other, sample))) {
            return Look.OTHER_FACE;
        }
        return switch (step.advice(sample.pose())) {
            case HOLD -> Look.HOLD;
            case LOOK_STRAIGHT -> Look.LOOK_STRAIGHT;
            case TURN_LEFT -> Look.TURN_LEFT;
            case TURN_RIGHT -> Look.TURN_RIGHT;
            case TURN_LESS -> Look.TURN_LESS;
        };
    }

    /** True the first time only: a refusal is written down once, not once a frame. */
    synchronized boolean firstRefusal() {
        boolean first = !refused;
        refused = true;
        return first;
    }
}
