package dev.muster.liveness;

import java.util.List;

/** What earlier attempts showed. */
@FunctionalInterface
public interface SeenFrames {
    /** Nothing is kept. */
    SeenFrames NONE = List::of;

    /** Hashes of the frames of earlier attempts with this face, made with the same key, in any order. */
    List<FrameHash> earlier();
}
