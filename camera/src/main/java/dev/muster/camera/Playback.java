package dev.muster.camera;

import dev.muster.frame.Frame;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A recording played as if it were a camera: at its own speed, frames left out that nobody fetched in time, and over
 * and over if wished. A recording that is gone when it is to begin again is lost, and tried again, as a camera is.
 */
final class Playback implements FrameSource {
    private static final double NANOS = 1e9;

    private final Opening opening;
    private final CameraOptions options;
    private final boolean repeat;
    private final String name;
    private final double framesPerSecond;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final long opened = System.nanoTime();
    private volatile Optional<FrameSource> recording;
    /** When, on the machine's clock, the recording's first frame is or was due. */
    private long begin = opened;
    /** When the frame after the newest one is due. */
    private long due = opened;

    private boolean played;
    private long lostSince;
    private Duration pause;

    /** Opens the recording at its beginning. */
    interface Opening {
        FrameSource open() throws SourceUnavailableException;
    }

    private Playback(FrameSource first, Opening opening, CameraOptions options, boolean repeat) {
        this.opening = opening;
        this.options = options;
        this.repeat = repeat;
        this.name = first.name();
        this.framesPerSecond = first.framesPerSecond();
        this.recording = Optional.of(first);
        this.pause = options.firstRetry();
    }

    /** Plays the opened recording, and what {@code opening} opens after it if it is to be repeated. */
    static Playback of(FrameSource first, Opening opening, CameraOptions options, boolean repeat) {
        return new Playback(first, opening, options, repeat);
    }

    @Override
    public Capture next() throws InterruptedException {
        long dropped = 0;
        while (closed.getCount() > 0) {
            if (recording.isEmpty()) {
                return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS) ? new Capture.Ended() : reopened();
            }
            switch (recording.get().next()) {
                case Capture.Captured captured -> {
                    if (late(captured.position(), dropped)) {
                        dropped++;
                    } else {
                        return shown(captured, dropped);
                    }
                }
                case Capture.Ended ended -> {
                    if (!repeat) {
                        return ended;
                    }
                    Optional<Capture> lost = rewound();
                    if (lost.isPresent()) {
                        return lost.get();
                    }
                }
                case Capture other -> {
                    return other;
                }
            }
        }
        return new Capture.Ended();
    }

    /** Whether a frame's time is over; at most a second's worth is left out at once, lest none be seen at all. */
    private boolean late(Duration position, long dropped) {
        played = true;
        long behind = System.nanoTime() - (begin + position.toNanos());
        due = begin + position.toNanos() + Math.round(NANOS / framesPerSecond);
        boolean late = behind > NANOS / framesPerSecond;
        if (late && dropped >= framesPerSecond) {
            begin += behind;
            due += behind;
            return false;
        }
        return late;
    }

    private Capture shown(Capture.Captured captured, long dropped) throws InterruptedException {
        long ahead = begin + captured.position().toNanos() - System.nanoTime();
        if (closed.await(ahead, TimeUnit.NANOSECONDS)) {
            return new Capture.Ended();
        }
        Frame frame = captured.frame().at(options.clock().instant());
        return new Capture.Captured(frame, Duration.ofNanos(System.nanoTime() - opened), dropped);
    }

    /** Begins again; a loss when that fails. */
    private Optional<Capture> rewound() throws InterruptedException {
        recording.ifPresent(FrameSource::close);
        if (!played && closed.await(options.firstRetry().toNanos(), TimeUnit.NANOSECONDS)) {
            return Optional.of(new Capture.Ended());
        }
        try {
            beginAgain();
            return Optional.empty();
        } catch (SourceUnavailableException e) {
            lostSince = System.nanoTime();
            pause = options.firstRetry();
            recording = Optional.empty();
            return Optional.of(new Capture.Lost(String.valueOf(e.getMessage()), pause));
        }
    }

    private Capture reopened() {
        try {
            beginAgain();
            return new Capture.Restored(Duration.ofNanos(System.nanoTime() - lostSince));
        } catch (SourceUnavailableException e) {
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(options.longestRetry()) < 0 ? doubled : options.longestRetry();
            return new Capture.Lost(String.valueOf(e.getMessage()), pause);
        }
    }

    private void beginAgain() throws SourceUnavailableException {
        FrameSource again = opening.open();
        recording = Optional.of(again);
        played = false;
        begin = Math.max(due, System.nanoTime());
        if (closed.getCount() == 0) {
            again.close();
        }
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
    public void close() {
        closed.countDown();
        recording.ifPresent(FrameSource::close);
    }
}
