package dev.muster.server.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.attendance.Scene;
import dev.muster.attendance.Sighting;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the page at {@code /findex} is told over its socket. */
sealed interface LiveMessage {

    String type();

    /**
     * A frame was looked at.
     *
     * @param width of the frame, in whose pixels the boxes are
     * @param dropped how many of the page's frames newer ones took the place of so far
     */
    record Faces(String type, int width, int height, long dropped, List<Seen> faces) implements LiveMessage {
        static Faces of(Scene scene, long dropped) {
            return new Faces(
                    "scene",
                    scene.frame().width(),
                    scene.frame().height(),
                    dropped,
                    scene.sightings().stream().map(Seen::of).toList());
        }
    }

    /**
     * One face.
     *
     * @param state {@code looking}, {@code unknown}, {@code identified}, {@code recorded}
     * @param name left out where the viewer may not know it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Seen(
            long track,
            long x,
            long y,
            long width,
            long height,
            String state,
            @Nullable String name) {
        static Seen of(Sighting sighting) {
            return new Seen(
                    sighting.track(),
                    Math.round(sighting.box().x()),
                    Math.round(sighting.box().y()),
                    Math.round(sighting.box().width()),
                    Math.round(sighting.box().height()),
                    sighting.state().name().toLowerCase(Locale.ROOT),
                    sighting.name().filter(name -> !name.isEmpty()).orElse(null));
        }
    }

    /** Somebody was recognised: today's list has a new entry. */
    record Recognised(String type) implements LiveMessage {
        static final Recognised ONE = new Recognised("recognised");
    }

    /**
     * The socket is about to be closed.
     *
     * @param reason {@code full}, {@code signed-out}, {@code failed}
     */
    record Sorry(String type, String reason) implements LiveMessage {
        static Sorry because(String reason) {
            return new Sorry("sorry", reason);
        }
    }
}
