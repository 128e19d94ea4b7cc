package dev.muster.camera;

import dev.muster.frame.Frame;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Moving pictures whose frames carry their number as black and white blocks, and options to play them. */
final class Clips {
    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final int BITS = 8;
    private static final int BLOCK = 16;

    private Clips() {}

    /** A picture of 128 by 48 pixels that says a number from 0 to 255. */
    static Frame numbered(int number) {
        int width = BITS * BLOCK;
        int height = 48;
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            int bit = i / 3 % width / BLOCK;
            rgb[i] = (byte) ((number >> bit & 1) == 1 ? 235 : 20);
        }
        return Frame.of(width, height, rgb, NOON);
    }

    /** The number that a decoded picture says. */
    static int numberOf(Frame frame) {
        ByteBuffer rgb = frame.pixels();
        int number = 0;
        for (int bit = 0; bit < BITS; bit++) {
            int x = bit * BLOCK + BLOCK / 2;
            int green = rgb.get((frame.height() / 2 * frame.width() + x) * 3 + 1) & 0xff;
            number |= green > 127 ? 1 << bit : 0;
        }
        return number;
    }

    /** Records frames 0 to count - 1. */
    static Path record(Path file, int count, double fps) throws SourceUnavailableException {
        try (VideoRecorder recorder = VideoRecorder.open(file, 128, 48, fps)) {
            for (int i = 0; i < count; i++) {
                recorder.write(numbered(i));
            }
        }
        return file;
    }

    /** Reads a source that is not live to its end. */
    static List<Capture> all(FrameSource source) throws InterruptedException {
        List<Capture> captures = new ArrayList<>();
        for (Capture next = source.next(); !(next instanceof Capture.Ended); next = source.next()) {
            captures.add(next);
        }
        return captures;
    }

    /** The frames among them. */
    static List<Capture.Captured> frames(List<Capture> captures) {
        return captures.stream()
                .filter(Capture.Captured.class::isInstance)
                .map(Capture.Captured.class::cast)
                .toList();
    }

    static CameraOptions fps(double framesPerSecond) {
        return options(OptionalDouble.of(framesPerSecond), Optional.empty());
    }

    static CameraOptions startingAt(Instant start) {
        return options(OptionalDouble.empty(), Optional.of(start));
    }

    private static CameraOptions options(OptionalDouble framesPerSecond, Optional<Instant> startAt) {
        CameraOptions usual = CameraOptions.DEFAULT;
        return new CameraOptions(
                framesPerSecond, startAt, usual.timeout(), usual.firstRetry(), usual.longestRetry(), Clock.systemUTC());
    }

    /** For live sources: little patience, pauses from 50 to 200 ms. */
    static CameraOptions hasty(Duration timeout) {
        return new CameraOptions(
                OptionalDouble.empty(),
                Optional.empty(),
                timeout,
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                Clock.systemUTC());
    }
}
