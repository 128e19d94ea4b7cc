package dev.muster.server.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.attendance.Scene;
import dev.muster.attendance.Sighting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the page at {@code /findex} is told over its socket. */
sealed interface LiveMessage {

    String type();

    /**
     * A frame was looked at.
     *
     * @param width of the frame, in whose pixels the boxes are
     * @param dropped how many of the page's frames newer ones took the place of so far
     * @param asks left out while nobody is asked for anything
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Faces(
            String type,
            int width,
            int height,
            long dropped,
            List<Seen> faces,
            @Nullable Asks asks) implements LiveMessage {
        static Faces of(Scene scene, long dropped, Optional<Asking> asking, Sight sight) {
            return new Faces(
                    "scene",
                    scene.frame().width(),
                    scene.frame().height(),
                    dropped,
                    scene.sightings().stream().map(Seen::of).toList(),
                    asking.map(one -> Asks.of(one, sight)).orElse(null));
        }
    }

    /**
     * One face.
     *
     * @param state {@code looking}, {@code suspected}, {@code unknown}, {@code identified}, {@code recorded}
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

    /**
     * Somebody is asked to do something before being entered.
     *
     * @param stage {@code going}, {@code passed}, {@code failed}
     * @param name left out where the viewer may not know it
     * @param pause seconds until the next try
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asks(
            String stage,
            @Nullable String name,
            @Nullable String prompt,
            int done,
            int total,
            @Nullable String hint,
            @Nullable String reason,
            long pause) {
        static Asks of(Asking asking, Sight sight) {
            return new Asks(
                    word(asking.stage()),
                    sight.mayKnow(asking.subject()) ? asking.name() : null,
                    asking.prompt().map(Asks::word).orElse(null),
                    asking.done(),
                    asking.total(),
                    asking.hint().map(Asks::word).orElse(null),
                    asking.reason().map(Asks::word).orElse(null),
                    asking.pause().plusMillis(999).toSeconds());
        }

        private static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
