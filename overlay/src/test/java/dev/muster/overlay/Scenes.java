package dev.muster.overlay;

import dev.muster.attendance.Scene;
import dev.muster.attendance.Sighting;
import dev.muster.face.Box;
import dev.muster.frame.Frame;
import dev.muster.gallery.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Scenes for these tests. */
final class Scenes {
    private static final Instant NOW = Instant.parse("2026-03-02T09:14:00Z");
    private static final SubjectId ADA = new SubjectId("7");

    private Scenes() {}

    static Frame grey(int width, int height, int level) {
        byte[] rgb = new byte[width * height * 3];
        Arrays.fill(rgb, (byte) level);
        return Frame.of(width, height, rgb, NOW);
    }

    static Scene scene(Frame frame, Sighting... sightings) {
        return new Scene(frame, Duration.ZERO, List.of(sightings));
    }

    static Sighting named(Box box, String name) {
        return new Sighting(1, box, Sighting.State.IDENTIFIED, Optional.of(ADA), Optional.of(name), 0.71);
    }

    static Sighting seen(long track, Box box, Sighting.State state) {
        boolean known = state == Sighting.State.IDENTIFIED || state == Sighting.State.RECORDED;
        Optional<SubjectId> subject = known ? Optional.of(ADA) : Optional.empty();
        return new Sighting(track, box, state, subject, subject.map(_ -> "Ada Lovelace"), 0.71);
    }
}
