package dev.muster.camera;

import java.time.Duration;
import java.util.OptionalLong;

/** A camera or stream: a thread of its own keeps the newest frame, and reconnects when there are none. */
final class LiveSource implements FrameSource {
    private final VideoTarget target;
    private final CameraOptions options;
    private final Patience patience;
    private final double framesPerSecond;
    private final Thinning thinning;
    private final CaptureQueue queue = new CaptureQueue(Integer.MAX_VALUE);
    private final long opened = System.nanoTime();
    private long lastFrame = opened;

    private LiveSource(VideoTarget target, CameraOptions options, Patience patience, VideoInput input) {
        this.target = target;
        this.options = options;
        this.patience = patience;
        this.thinning = new Thinning(options.framesPerSecond());
        this.framesPerSecond = thinning.of(input.framesPerSecond());
    }

    /**
     * Connects and waits for the first picture.
     *
     * @throws VideoException when that fails
     */
    static LiveSource open(VideoTarget target, CameraOptions options) throws VideoException, InterruptedException {
        Patience patience = new Patience(options.timeout());
        boolean opened = false;
        try {
            VideoInput input = connect(target, patience);
            LiveSource source = new LiveSource(target, options, patience, input);
            Thread.ofPlatform().daemon().name("muster-camera").start(() -> source.run(input));
            opened = true;
            return source;
        } finally {
            if (!opened) {
                patience.close();
            }
        }
    }

    /** An input that has its first picture. */
    private static VideoInput connect(VideoTarget target, Patience patience)
            throws VideoException, InterruptedException {
        VideoInput input = VideoInput.open(target, patience);
        boolean delivers = false;
        try {
            delivers = input.advance();
            if (!delivers) {
                throw new VideoException("it ended before the first picture");
            }
            return input;
        } finally {
            if (!delivers) {
                input.close();
            }
        }
    }

    private void run(VideoInput first) {
        try (patience) {
            VideoInput input = first;
            while (true) {
                String reason = deliver(input);
                if (patience.cancelled()) {
                    return;
                }
                input = reconnect(reason);
                queue.add(new Capture.Restored(Duration.ofNanos(System.nanoTime() - lastFrame)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closed while it waited.
        } finally {
            queue.close();
        }
    }

    /** Delivers until that fails, and says why. */
    private String deliver(VideoInput input) throws InterruptedException {
        try (input) {
            do {
                lastFrame = System.nanoTime();
                Duration position = Duration.ofNanos(lastFrame - opened);
                if (thinning.takes(position)) {
                    queue.putNewest(
                            new Capture.Captured(input.frame(options.clock().instant()), position, 0));
                }
            } while (input.advance());
            return "it ended";
        } catch (VideoException e) {
            return e.reason();
        }
    }

    private VideoInput reconnect(String why) throws InterruptedException {
        String reason = why;
        Duration pause = options.firstRetry();
        while (true) {
            queue.putLost(new Capture.Lost(reason, pause));
            if (queue.closedWithin(pause)) {
                throw new InterruptedException("closed");
            }
            try {
                return connect(target, patience);
            } catch (VideoException e) {
                reason = e.reason();
            }
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(options.longestRetry()) < 0 ? doubled : options.longestRetry();
        }
    }

    @Override
    public String name() {
        return target.name();
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
        return queue.take();
    }

    @Override
    public Capture.Captured newest(Capture.Captured fetched) {
        return queue.newer(fetched);
    }

    @Override
    public void close() {
        patience.cancel();
        queue.close();
    }
}
