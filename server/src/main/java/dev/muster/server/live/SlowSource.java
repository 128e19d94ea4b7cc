package dev.muster.server.live;

import dev.muster.camera.Capture;
import dev.muster.camera.FrameSource;
import java.util.OptionalLong;

/**
 * A source of which only few frames may be looked at, because others take their turns too: tracks are kept a while
 * longer, so that a busy server takes nobody for two.
 */
final class SlowSource implements FrameSource {
    private static final double FRAMES_PER_SECOND = 1;

    private final FrameSource source;

    SlowSource(FrameSource source) {
        this.source = source;
    }

    @Override
    public double framesPerSecond() {
        return Math.min(FRAMES_PER_SECOND, source.framesPerSecond());
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public boolean live() {
        return source.live();
    }

    @Override
    public OptionalLong expectedFrames() {
        return source.expectedFrames();
    }

    @Override
    public Capture next() throws InterruptedException {
        return source.next();
    }

    @Override
    public void close() {
        source.close();
    }
}
