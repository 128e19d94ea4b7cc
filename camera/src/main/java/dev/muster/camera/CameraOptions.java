package dev.muster.camera;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How to read a source.
 *
 * @param framesPerSecond read about this many frames a second instead of every one
 * @param startAt the time of a recording's first frame; without it frames carry the time of processing
 * @param timeout how long a live source may be silent before it counts as lost
 * @param firstRetry pause before the first attempt to reconnect; each further pause doubles
 * @param longestRetry the longest pause between two attempts
 * @param clock the time of processing
 */
public record CameraOptions(
        OptionalDouble framesPerSecond,
        Optional<Instant> startAt,
        Duration timeout,
        Duration firstRetry,
        Duration longestRetry,
        Clock clock) {
    /** Every frame, time of processing, ten seconds of patience, pauses from one second to one minute. */
    public static final CameraOptions DEFAULT = new CameraOptions(
            OptionalDouble.empty(),
            Optional.empty(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Clock.systemUTC());
}
