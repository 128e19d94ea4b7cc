package dev.muster.camera;

import java.util.OptionalLong;

/**
 * A webcam, a stream, a video file or a folder of images. One thread reads; any thread may close.
 */
public interface FrameSource extends AutoCloseable {

    /** What to call it in the register, without credentials: a file's name, {@code camera:0}, a stream's host and path. */
    String name();

    /** Whether it shows the present and drops what nobody fetched in time. */
    boolean live();

    /** About how many frames there will be, where that is known, for a progress bar. */
    OptionalLong expectedFrames();

    /** Frames per second that it delivers, or about that many for a live source. */
    double framesPerSecond();

    /** Waits for what comes next; after {@link Capture.Ended} it keeps answering so. */
    Capture next() throws InterruptedException;

    /**
     * A newer frame than the one that was fetched last, if a live source has one by now, or that one again. Never
     * waits; for whoever had to wait between fetching a frame and looking at it.
     */
    default Capture.Captured newest(Capture.Captured fetched) {
        return fetched;
    }

    /** Frees the device or connection; a waiting {@code next} returns {@link Capture.Ended}. */
    @Override
    void close();
}
