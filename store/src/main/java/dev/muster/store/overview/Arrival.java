package dev.muster.store.overview;

import java.time.Instant;

/**
 * A punch of the day.
 *
 * @param direction the direction as it was entered, such as {@code IN}
 * @param source where it was made
 */
public record Arrival(String name, Instant at, String direction, String source) {}
