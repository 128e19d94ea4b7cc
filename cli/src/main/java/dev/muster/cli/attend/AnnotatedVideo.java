package dev.muster.cli.attend;

import dev.muster.attendance.AttendanceEvent;
import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.Scene;
import dev.muster.camera.SourceUnavailableException;
import dev.muster.camera.VideoRecorder;
import dev.muster.overlay.Overlay;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a run saw into a video, with boxes and names, at the speed of the clock: a picture that a slow
 * machine left out is made up for by the next one.
 */
final class AnnotatedVideo implements AttendanceListener, AutoCloseable {
    private static final double MILLIS = 1000.0;
    /** A longer gap, as when the camera was away, is cut down to this many seconds. */
    private static final double LONGEST_STILL = 2;

    private final Path file;
    private final double framesPerSecond;
    private @Nullable Canvas canvas;

    AnnotatedVideo(Path file, double framesPerSecond) {
        this.file = file;
        this.framesPerSecond = framesPerSecond;
    }

    @Override
    public void onEvent(AttendanceEvent event) {}

    @Override
    public void onScene(Scene scene) {
        if (canvas == null) {
            canvas = new Canvas(
                    recorder(scene), scene.frame().width(), scene.frame().height());
        }
        canvas.show(Overlay.draw(scene), Math.round(scene.position().toMillis() / MILLIS * framesPerSecond));
    }

    private VideoRecorder recorder(Scene first) {
        try {
            return VideoRecorder.open(file, first.frame().width(), first.frame().height(), framesPerSecond);
        } catch (SourceUnavailableException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        Optional.ofNullable(canvas).ifPresent(open -> open.recorder.close());
    }

    /** A video that has begun, of one size. */
    private final class Canvas {
        private final VideoRecorder recorder;
        private final int width;
        private final int height;
        private long next;
        private long cut;

        Canvas(VideoRecorder recorder, int width, int height) {
            this.recorder = recorder;
            this.width = width;
            this.height = height;
        }

        /** Shows an image at its place in time, and as long before as nothing else was shown. */
        void show(BufferedImage image, long place) {
            BufferedImage fitted = fit(image);
            long longest = Math.max(1, Math.round(LONGEST_STILL * framesPerSecond));
            cut = Math.max(cut, place - next - longest);
            do {
                recorder.write(fitted);
                next++;
            } while (next <= place - cut);
        }

        /** Pictures of a folder may differ in size: later ones are scaled to the first one's. */
        private BufferedImage fit(BufferedImage image) {
            if (image.getWidth() == width && image.getHeight() == height) {
                return image;
            }
            double scale = Math.min((double) width / image.getWidth(), (double) height / image.getHeight());
            int w = (int) Math.round(image.getWidth() * scale);
            int h = (int) Math.round(image.getHeight() * scale);
            BufferedImage fitted = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
            Graphics2D g = fitted.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.drawImage(image, (width - w) / 2, (height - h) / 2, w, h, null);
            g.dispose();
            return fitted;
        }
    }
}
