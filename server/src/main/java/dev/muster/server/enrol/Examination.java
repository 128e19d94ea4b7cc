package dev.muster.server.enrol;

import dev.muster.face.Face;
import dev.muster.face.Quality;
import java.util.List;
import java.util.Optional;

/** What the engine makes of a picture before any person's data is looked at. */
public sealed interface Examination {

    /** One face, good enough. */
    record Passed(FaceSample sample, int width, int height) implements Examination {}

    /**
     * Not usable.
     *
     * @param faces those in the foreground, in the picture's pixels
     * @param quality of the one face, when there is one
     * @param width of the picture in pixels; 0 when there was none
     */
    record Stopped(Refusal refusal, List<Face> faces, Optional<Quality> quality, int width, int height)
            implements Examination {
        public Stopped {
            faces = List.copyOf(faces);
        }
    }
}
