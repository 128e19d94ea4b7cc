package dev.muster.camera;

import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A camera for want of one: the moving picture that {@link MovingPhotos} plays, over and over, at the speed of the
 * clock. A picture is only drawn when it is fetched; those whose time passed meanwhile count as dropped.
 */
public final class LivePhotos implements FrameSource {
    private static final double NANOS = 1e9;

    private final String name;
    private final PhotoFilm film;
    private final double framesPerSecond;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final long opened = System.nanoTime();
    private long next;

    /**
     * A camera that has just begun to look.
     *
     * @param name what to call it in the register
     * @param photos of any size, at least one
     * @param width of its pictures, at least 16
     * @param height of its pictures, at least 16
     * @param framesPerSecond more than 0, at most 240
     * @param clock gives frames their time
     * @throws IllegalArgumentException when there are no photos, or size or speed are outside these limits
     */
    public LivePhotos(
            String name, List<BufferedImage> photos, int width, int height, double framesPerSecond, Clock clock) {
        if (photos.isEmpty() || Math.min(width, height) < 16 || !(framesPerSecond > 0) || framesPerSecond > 240) {
            throw new IllegalArgumentException(
                    "expected photos, 16 pixels a side or more and 0 to 240 frames a second, got %d, %d x %d and %s"
                            .formatted(photos.size(), width, height, framesPerSecond));
        }
        this.name = name;
        this.film = new PhotoFilm(photos, width, height);
        this.framesPerSecond = framesPerSecond;
        this.clock = clock;
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
        long number = Math.max(next, newestNumber());
        long ahead = position(number).toNanos() - (System.nanoTime() - opened);
        return closed.await(ahead, TimeUnit.NANOSECONDS) ? new Capture.Ended() : captured(number, 0);
    }

    @Override
    public Capture.Captured newest(Capture.Captured fetched) {
        long number = newestNumber();
        return number < next || closed.getCount() == 0 ? fetched : captured(number, fetched.dropped() + 1);
    }

    /** Draws a picture; those between the last one and this one were dropped, and some before. */
    private Capture.Captured captured(long number, long droppedBefore) {
        long dropped = droppedBefore + number - next;
        next = number + 1;
        Duration position = position(number);
        return new Capture.Captured(film.at(position.toNanos() / NANOS, true, clock.instant()), position, dropped);
    }

    private long newestNumber() {
        return (long) ((System.nanoTime() - opened) * framesPerSecond / NANOS);
    }

    private Duration position(long number) {
        return Duration.ofNanos(Math.round(number * NANOS / framesPerSecond));
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
