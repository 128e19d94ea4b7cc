package dev.muster.camera;

import dev.muster.frame.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A video file, decoded a few frames ahead by a thread of its own. */
final class FileSource implements FrameSource {
    private static final int FRAMES_AHEAD = 3;

    private final String name;
    private final CameraOptions options;
    private final Patience patience;
    private final Thinning thinning;
    private final OptionalLong expectedFrames;
    private final double framesPerSecond;
    private final CaptureQueue queue = new CaptureQueue(FRAMES_AHEAD);

    private FileSource(String name, CameraOptions options, Patience patience, VideoInput input) {
        this.name = name;
        this.options = options;
        this.patience = patience;
        this.thinning = new Thinning(options.framesPerSecond());
        this.framesPerSecond = thinning.of(input.framesPerSecond());
        double share = framesPerSecond / input.framesPerSecond();
        OptionalLong frames = input.frames();
        this.expectedFrames = frames.isPresent() ? OptionalLong.of(Math.round(frames.getAsLong() * share)) : frames;
    }

    /**
     * Opens the file and decodes its first picture.
     *
     * @throws VideoException when there is none
     */
    static FileSource open(VideoTarget target, CameraOptions options) throws VideoException, InterruptedException {
        Patience patience = new Patience(options.timeout());
        @Nullable VideoInput input = null;
        boolean opened = false;
        try {
            input = VideoInput.open(target, patience);
            if (!input.advance()) {
                throw new VideoException("not one picture could be decoded");
            }
            FileSource source = new FileSource(target.name(), options, patience, input);
            source.start(input);
            opened = true;
            return source;
        } finally {
            if (!opened) {
                patience.close();
                if (input != null) {
                    input.close();
                }
            }
        }
    }

    private void start(VideoInput input) {
        Thread.ofPlatform().daemon().name("muster-decode").start(() -> decodeAll(input));
    }

    private void decodeAll(VideoInput input) {
        try (patience;
                input) {
            Instant start = options.startAt().orElse(Instant.EPOCH);
            do {
                Duration position = input.position();
                if (thinning.takes(position)
                        && !queue.put(new Capture.Captured(input.frame(start.plus(position)), position, 0))) {
                    return;
                }
            } while (input.advance());
        } catch (VideoException e) {
            queue.add(new Capture.Unreadable(name, "could not be read to its end: " + e.reason()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            queue.add(new Capture.Ended());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public OptionalLong expectedFrames() {
        return expectedFrames;
    }

    @Override
    public double framesPerSecond() {
        return framesPerSecond;
    }

    @Override
    public Capture next() throws InterruptedException {
        return switch (queue.take()) {
            case Capture.Captured(Frame frame, Duration position, long dropped)
            when options.startAt().isEmpty() ->
                new Capture.Captured(frame.at(options.clock().instant()), position, dropped);
            case Capture other -> other;
        };
    }

    @Override
    public void close() {
        patience.cancel();
        queue.close();
    }
}
