package dev.muster.server.liveface;

import java.util.Optional;

/** What stands before a camera. */
@FunctionalInterface
interface Actor {
    /**
     * The next frame as a JPEG file.
     *
     * @param prompt what is asked for now; empty while nothing is
     * @return empty when there is nothing more to show
     */
    Optional<byte[]> next(String prompt);

    /** Milliseconds from one frame to the next. */
    default long pause() {
        return 120;
    }
}
