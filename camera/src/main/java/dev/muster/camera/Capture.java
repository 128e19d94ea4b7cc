package dev.muster.camera;

import dev.muster.frame.Frame;
import java.time.Duration;

/** What a frame source has to say next. */
public sealed interface Capture {

    /**
     * A frame.
     *
     * @param position media time since the first frame; for live sources the time since opening
     * @param dropped frames of a live source that were dropped since the last one, so as not to lag
     */
    record Captured(Frame frame, Duration position, long dropped) implements Capture {}

    /** A live source stopped delivering; the source tries again by itself after the pause. */
    record Lost(String reason, Duration retryIn) implements Capture {}

    /** A lost source delivers again. */
    record Restored(Duration away) implements Capture {}

    /** One picture of a folder could not be decoded; the next ones follow. */
    record Unreadable(String name, String reason) implements Capture {}

    /** Nothing more will come: a file is at its end, or the source was closed. */
    record Ended() implements Capture {}
}
