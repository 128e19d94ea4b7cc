package dev.muster.server.camera;

import java.time.Instant;
import java.util.Optional;

/**
 * How a camera does, as the administrator's page shows it.
 *
 * @param kind {@code off}, {@code starting}, {@code running}, {@code away}
 * @param framesPerSecond that are looked at
 * @param lastFrame when the newest came
 * @param words why it is away; empty otherwise
 * @param frames looked at, and {@code dropped} ones, since it was started
 */
public record CameraState(
        String kind, double framesPerSecond, Optional<Instant> lastFrame, String words, long frames, long dropped) {
    static final CameraState OFF = new CameraState("off", 0, Optional.empty(), "", 0, 0);

    public boolean running() {
        return kind.equals("running");
    }

    public boolean away() {
        return kind.equals("away");
    }
}
