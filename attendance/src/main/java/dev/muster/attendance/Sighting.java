package dev.muster.attendance;

import dev.muster.face.Box;
import dev.muster.gallery.SubjectId;
import java.util.Optional;

/**
 * One tracked face in one frame, as it is shown on screen.
 *
 * @param track number of the track; it stays with the face from frame to frame
 * @param subject who it is, as far as the evidence reaches
 * @param name what to call that one; there is one wherever there is a subject
 * @param similarity of the closest candidate, named or not; 0 while there is none
 */
public record Sighting(
        long track, Box box, State state, Optional<SubjectId> subject, Optional<String> name, double similarity) {

    /** How far the evidence about a track has come. */
    public enum State {
        /** Too few good views so far. */
        LOOKING,
        /** Attack detection takes it for a picture of a face, or the like: it is compared with nobody. */
        SUSPECTED,
        /** Enough views, and nobody is close enough. */
        UNKNOWN,
        /** Identified, and not entered in the register by this very sighting. */
        IDENTIFIED,
        /** Identified, and entered in the register by this very sighting within the last moments. */
        RECORDED
    }

    /** The same face for a viewer who may not know whose it is: no subject, no similarity, another word for the name. */
    public Sighting withoutIdentity(String standIn) {
        return new Sighting(track, box, state, Optional.empty(), name.map(_ -> standIn), 0);
    }
}
