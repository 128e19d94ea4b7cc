package dev.muster.attendance;

import dev.muster.frame.Frame;
import java.time.Duration;
import java.util.List;

/** One frame and the faces in it, as a window or an annotated video shows it. */
public record Scene(Frame frame, Duration position, List<Sighting> sightings) {
    public Scene {
        sightings = List.copyOf(sightings);
    }
}
