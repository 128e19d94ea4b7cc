package dev.muster.desktop;

import dev.muster.attendance.Scene;
import dev.muster.attendance.Sighting;
import dev.muster.attendance.register.Punch;
import dev.muster.face.Box;
import dev.muster.frame.Frame;
import dev.muster.gallery.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Scenes and punches for these tests. */
final class Facts {
    static final ZoneId ZONE = ZoneId.of("Europe/London");
    static final Instant NOW = Instant.parse("2026-03-02T09:14:00Z");

    private static final SubjectId ADA = new SubjectId("7");

    private Facts() {}

    static Punch punch(String name, String time) {
        return new Punch(
                name, ZonedDateTime.of(2026, 3, 2, 0, 0, 0, 0, ZONE).with(LocalTime.parse(time)), 0.71, "door");
    }

    static Frame grey(int width, int height, int level) {
        byte[] rgb = new byte[width * height * 3];
        Arrays.fill(rgb, (byte) level);
        return Frame.of(width, height, rgb, NOW);
    }

    static Scene scene(Frame frame, Sighting... sightings) {
        return new Scene(frame, Duration.ZERO, List.of(sightings));
    }

    static Sighting seen(long track, Box box, Sighting.State state) {
        boolean known = state == Sighting.State.IDENTIFIED || state == Sighting.State.RECORDED;
        Optional<SubjectId> subject = known ? Optional.of(ADA) : Optional.empty();
        return new Sighting(track, box, state, subject, subject.map(_ -> "Ada Lovelace"), 0.71);
    }
}
