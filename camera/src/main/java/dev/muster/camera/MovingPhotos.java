package dev.muster.camera;

import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Plays photos as a moving picture of 1280×720: a slow pan and zoom over each, and a short fade to the next. */
public final class MovingPhotos implements FrameSource {
    /** How long each photo is shown. */
    public static final Duration EACH = PhotoFilm.EACH;

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private final PhotoFilm film;
    private final double framesPerSecond;
    private final long frames;
    private final Optional<Instant> startAt;
    private final Clock clock;
    private long next;
    private volatile boolean closed;

    /**
     * @param photos of any size, at least one
     * @param framesPerSecond more than 0
     * @param startAt the time of the first frame; without it frames carry the time of processing
     * @throws IllegalArgumentException when there are no photos, or the speed is not above 0
     */
    public MovingPhotos(List<BufferedImage> photos, double framesPerSecond, Optional<Instant> startAt, Clock clock) {
        if (photos.isEmpty() || !(framesPerSecond > 0) || framesPerSecond > 1000) {
            throw new IllegalArgumentException("expected at least one photo and 0 to 1000 frames a second, got "
                    + photos.size() + " and " + framesPerSecond);
        }
        this.film = new PhotoFilm(photos, WIDTH, HEIGHT);
        this.framesPerSecond = framesPerSecond;
        this.frames = Math.max(1, Math.round(film.seconds() * framesPerSecond));
        this.startAt = startAt;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "moving photos";
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public OptionalLong expectedFrames() {
        return OptionalLong.of(frames);
    }

    @Override
    public double framesPerSecond() {
        return framesPerSecond;
    }

    @Override
    public Capture next() {
        if (closed || next >= frames) {
            return new Capture.Ended();
        }
        double seconds = next / framesPerSecond;
        Duration position = Duration.ofNanos(Math.round(seconds * 1e9));
        Instant time = startAt.map(start -> start.plus(position)).orElseGet(clock::instant);
        next++;
        return new Capture.Captured(film.at(seconds, false, time), position, 0);
    }

    @Override
    public void close() {
        closed = true;
    }
}
