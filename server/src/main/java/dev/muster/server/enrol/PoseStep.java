package dev.muster.server.enrol;

import dev.muster.face.Pose;

/** The poses that guided enrolment asks for, in their order; left and right are the person's own. */
enum PoseStep {
    STRAIGHT,
    LEFT,
    RIGHT;

    private static final double STRAIGHT_YAW = 12;
    private static final double STRAIGHT_PITCH = 22;
    private static final double LEAST_TURN = 12;
    private static final double MOST_TURN = 42;

    /** What a head should do to hold this pose. */
    enum Advice {
        HOLD,
        LOOK_STRAIGHT,
        TURN_LEFT,
        TURN_RIGHT,
        TURN_LESS
    }

    /** A camera's picture is not mirrored: who turns to the own left turns towards the picture's right. */
    Advice advice(Pose pose) {
        return switch (this) {
            case STRAIGHT ->
                Math.abs(pose.yaw()) <= STRAIGHT_YAW && Math.abs(pose.pitch()) <= STRAIGHT_PITCH
                        ? Advice.HOLD
                        : Advice.LOOK_STRAIGHT;
            case LEFT -> turned(pose.yaw(), Advice.TURN_LEFT);
            case RIGHT -> turned(-pose.yaw(), Advice.TURN_RIGHT);
        };
    }

    private static Advice turned(double degrees, Advice more) {
        if (degrees < LEAST_TURN) {
            return more;
        }
        return degrees > MOST_TURN ? Advice.TURN_LESS : Advice.HOLD;
    }
}
