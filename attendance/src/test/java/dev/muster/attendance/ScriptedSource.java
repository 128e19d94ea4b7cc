package dev.muster.attendance;

import dev.muster.camera.Capture;
import dev.muster.camera.FrameSource;
import dev.muster.frame.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.Queue;

/** A source that delivers what a test wrote down: pictures of 640×480 with portraits on them, and whatever else. */
final class ScriptedSource implements FrameSource {
    static final int WIDTH = 640;
    static final int HEIGHT = 480;

    private final double framesPerSecond;
    private final Instant start;
    private final Queue<Capture> script = new ArrayDeque<>();
    private long frames;

    /** A source without frames so far; the first one will be of the given moment. */
    ScriptedSource(double framesPerSecond, Instant start) {
        this.framesPerSecond = framesPerSecond;
        this.start = start;
    }

    /** Portraits, each with its centre at a place. */
    record Placed(BufferedImage portrait, int x, int y) {}

    /** So many frames of the same scene. */
    ScriptedSource shows(int count, Placed... scene) {
        return shows(count, 0, scene);
    }

    /** The same, each frame after so many that were dropped. */
    ScriptedSource shows(int count, long droppedBefore, Placed... scene) {
        BufferedImage picture = picture(scene);
        for (int i = 0; i < count; i++) {
            Duration position = Duration.ofNanos(Math.round(frames++ * 1e9 / framesPerSecond));
            script.add(new Capture.Captured(Frame.of(picture, start.plus(position)), position, droppedBefore));
        }
        return this;
    }

    ScriptedSource says(Capture capture) {
        script.add(capture);
        return this;
    }

    private static BufferedImage picture(Placed... scene) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setColor(new Color(90, 100, 110));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        for (Placed placed : scene) {
            int width = placed.portrait.getWidth();
            int height = placed.portrait.getHeight();
            g.drawImage(placed.portrait, placed.x - width / 2, placed.y - height / 2, null);
        }
        g.dispose();
        return picture;
    }

    @Override
    public String name() {
        return "script";
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
        Capture next = script.poll();
        return next == null ? new Capture.Ended() : next;
    }

    @Override
    public void close() {
        script.clear();
    }
}
