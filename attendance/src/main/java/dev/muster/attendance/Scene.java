package dev.muster.attendance;

import dev.muster.frame.Frame;
import dev.muster.gallery.SubjectId;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** One frame and the faces in it, as a window or an annotated video shows it. */
public record Scene(Frame frame, Duration position, List<Sighting> sightings) {
    public Scene {
        sightings = List.copyOf(sightings);
    }

    /**
     * The scene for a viewer who may know some people only.
     *
     * @param mayKnow whom
     * @param standIn what everybody else who is identified is called
     */
    public Scene knowingOnly(Predicate<SubjectId> mayKnow, String standIn) {
        return new Scene(
                frame,
                position,
                sightings.stream()
                        .map(sighting -> sighting.subject().filter(mayKnow).isPresent()
                                ? sighting
                                : sighting.withoutIdentity(standIn))
                        .toList());
    }
}
