package dev.muster.camera;

import dev.muster.frame.Frame;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * A live source that others push frames into, as they arrive from a browser: the newest takes the place of one that
 * nobody fetched. Any thread may push and close; one thread reads.
 */
public final class PushedFrames implements FrameSource {
    private final String name;
    private final double framesPerSecond;
    private final CaptureQueue queue = new CaptureQueue(1);
    private final long opened = System.nanoTime();
    private final LongAdder dropped = new LongAdder();

    /**
     * A source without frames so far.
     *
     * @param name what to call it in the register
     * @param framesPerSecond about how many will come; more than 0
     * @throws IllegalArgumentException when the rate is not above 0
     */
    public PushedFrames(String name, double framesPerSecond) {
        if (!(framesPerSecond > 0)) {
            throw new IllegalArgumentException("expected more than 0 frames a second, got " + framesPerSecond);
        }
        this.name = name;
        this.framesPerSecond = framesPerSecond;
    }

    /** Takes a frame, whose place in time is now; false when the source was closed. Never waits. */
    public synchronized boolean push(Frame frame) {
        return queue.putNewest(new Capture.Captured(frame, Duration.ofNanos(System.nanoTime() - opened), 0));
    }

    /** How many frames newer ones took the place of, up to the one that was fetched last. */
    public long dropped() {
        return dropped.sum();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public OptionalLong expectedFrames() {
        return OptionalLong.empty();
    }

    @Override
    public double framesPerSecond() {
        return framesPerSecond;
    }

    @Override
    public Capture next() throws InterruptedException {
        Capture next = queue.take();
        if (next instanceof Capture.Captured captured) {
            dropped.add(captured.dropped());
        }
        return next;
    }

    @Override
    public Capture.Captured newest(Capture.Captured fetched) {
        Capture.Captured newest = queue.newer(fetched);
        dropped.add(newest.dropped() - fetched.dropped());
        return newest;
    }

    @Override
    public void close() {
        queue.close();
    }
}
