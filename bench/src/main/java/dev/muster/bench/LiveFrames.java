package dev.muster.bench;

import dev.muster.camera.CameraOptions;
import dev.muster.camera.Capture;
import dev.muster.camera.FrameSource;
import dev.muster.camera.FrameSources;
import dev.muster.camera.SourceUnavailableException;
import dev.muster.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Eight seconds before a camera: a clip of a live person where it lies beside the project, else a photo that moves. */
final class LiveFrames {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    static final int A_SECOND = 30;
    static final int SECONDS = 8;

    private static final String CLIP = "shared/faces/samples/video/live/expression-d10.mp4";
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int SWAY = 16;

    private LiveFrames() {}

    static String origin() {
        return clip().isPresent()
                ? "a clip of a live person, 512 x 512, 30 frames a second"
                : "a photo that moves, 608 x 328, 30 frames a second: the clip is not beside the project";
    }

    static List<Frame> read() throws IOException, InterruptedException {
        Optional<Path> clip = clip();
        return clip.isPresent() ? read(clip.get()) : moved();
    }

    private static Optional<Path> clip() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path clip = folder.resolve(CLIP);
            if (Files.exists(clip)) {
                return Optional.of(clip);
            }
        }
        return Optional.empty();
    }

    private static List<Frame> read(Path clip) throws IOException, InterruptedException {
        List<Frame> frames = new ArrayList<>();
        try (FrameSource source = FrameSources.open(clip.toString(), CameraOptions.DEFAULT)) {
            while (frames.size() < A_SECOND * SECONDS && source.next() instanceof Capture.Captured captured) {
                frames.add(captured.frame().at(time(frames.size())));
            }
        } catch (SourceUnavailableException e) {
            throw new IOException(e);
        }
        return frames;
    }

    private static List<Frame> moved() {
        Frame photo = SamplePhotos.oneFace().scaled(WIDTH, HEIGHT);
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < A_SECOND * SECONDS; i++) {
            int x = (int) Math.round(SWAY * (1 + Math.sin(i / 9.0)));
            int y = (int) Math.round(SWAY * (1 + Math.cos(i / 13.0)));
            frames.add(photo.cut(x, y, WIDTH - 2 * SWAY, HEIGHT - 2 * SWAY).at(time(i)));
        }
        return frames;
    }

    private static Instant time(int frame) {
        return START.plusMillis(1000L * frame / A_SECOND);
    }
}
