package dev.muster.liveness;

/**
 * What a made-up person does in one frame.
 *
 * @param yaw degrees towards the picture's right
 * @param pitch degrees upwards
 * @param eyes 1 open, 0 closed
 * @param mouth gap between the lips, in inter-eye distances
 * @param closer size against the size at the beginning
 */
record Act(double yaw, double pitch, double eyes, double mouth, double closer) {
    static final Act REST = new Act(2, -6, 1, 0.02, 1);

    /** What a prompt asks for. */
    static Act of(Prompt prompt) {
        return switch (prompt) {
            case TURN_LEFT -> new Act(28, -6, 1, 0.02, 1);
            case TURN_RIGHT -> new Act(-25, -6, 1, 0.02, 1);
            case LOOK_UP -> new Act(2, 12, 1, 0.02, 1);
            case BLINK -> new Act(2, -6, 0.1, 0.02, 1);
            case OPEN_MOUTH -> new Act(2, -6, 1, 0.4, 1);
            case COME_CLOSER -> new Act(2, -6, 1, 0.02, 1.4);
        };
    }

    /** Part of the way from this to another. */
    Act towards(Act other, double share) {
        return new Act(
                yaw + share * (other.yaw - yaw),
                pitch + share * (other.pitch - pitch),
                eyes + share * (other.eyes - eyes),
                mouth + share * (other.mouth - mouth),
                closer + share * (other.closer - closer));
    }

    Act at(double size) {
        return new Act(yaw, pitch, eyes, mouth, closer * size);
    }
}
