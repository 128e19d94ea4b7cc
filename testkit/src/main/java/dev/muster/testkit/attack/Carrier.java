package dev.muster.testkit.attack;

/**
 * What an attacker holds before the camera.
 *
 * <p>Coordinates are those of the portrait's picture; outside of it lies the carrier's edge, and beyond that nothing.
 */
interface Carrier {
    /** Beyond the carrier: the room is seen. */
    float NOTHING = -1;

    /** Light of one colour at a place, 0 to 255, or {@link #NOTHING}. */
    float at(double x, double y, int channel);
}
