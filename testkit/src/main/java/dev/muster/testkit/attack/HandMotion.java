package dev.muster.testkit.attack;

import java.util.Random;

/** How something held in a hand moves: it sways slowly, trembles a little, tilts. */
final class HandMotion {
    private final double[] phases;
    private final double[] speeds;
    private final double strength;

    /**
     * Where the carrier is in one frame.
     *
     * @param dx shift, in shares of the picture's width
     * @param dy shift, in shares of the picture's width
     * @param roll turn in the picture's plane, in radians
     * @param scale size
     * @param yaw turn about the upright axis, in radians
     * @param pitch turn about the level axis, in radians
     */
    record Place(double dx, double dy, double roll, double scale, double yaw, double pitch) {}

    HandMotion(Random random, double strength) {
        this.phases = random.doubles(12, 0, 2 * Math.PI).toArray();
        this.speeds = random.doubles(12, 0.6, 1.4).toArray();
        this.strength = strength;
    }

    Place at(double seconds) {
        return new Place(
                strength * (0.018 * wave(0, seconds, 0.5) + 0.0012 * wave(1, seconds, 8)),
                strength * (0.014 * wave(2, seconds, 0.4) + 0.0012 * wave(3, seconds, 9)),
                strength * (0.035 * wave(4, seconds, 0.3) + 0.002 * wave(5, seconds, 7)),
                1 + strength * 0.03 * wave(6, seconds, 0.35),
                strength * 0.14 * wave(7, seconds, 0.4),
                strength * 0.11 * wave(8, seconds, 0.3));
    }

    private double wave(int part, double seconds, double hertz) {
        return Math.sin(phases[part] + 2 * Math.PI * hertz * speeds[part] * seconds);
    }
}
