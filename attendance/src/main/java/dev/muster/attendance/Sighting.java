package dev.muster.attendance;

import dev.muster.face.Box;
import java.util.Optional;

/**
 * One tracked face in one frame, as it is shown on screen.
 *
 * @param track number of the track; it stays with the face from frame to frame
 * @param name who it is, as far as the evidence reaches
 * @param similarity of the closest candidate, named or not; 0 while there is none
 */
public record Sighting(long track, Box box, State state, Optional<String> name, double similarity) {

    /** How far the evidence about a track has come. */
    public enum State {
        /** Too few good views so far. */
        LOOKING,
        /** Enough views, and nobody is close enough. */
        UNKNOWN,
        /** Identified, and recorded today already. */
        IDENTIFIED,
        /** Identified, and recorded by this very sighting within the last moments. */
        RECORDED
    }
}
