package dev.muster.liveness;

import dev.muster.frame.Frame;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import javax.imageio.ImageIO;

/** A portrait out of a sample photo, held before a camera. */
final class Photo {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int NOSE_X = 1190;
    private static final int NOSE_Y = 361;
    private static final int HALF = 300;

    private final BufferedImage sample;

    Photo() {
        try (InputStream in =
                Objects.requireNonNull(Photo.class.getResourceAsStream("/dev/muster/samples/sample3.jpg"))) {
            sample = Objects.requireNonNull(ImageIO.read(in))
                    .getSubimage(NOSE_X - HALF, NOSE_Y - HALF, 2 * HALF, 2 * HALF);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The photo, moved by pixels, turned by radians and scaled. */
    Frame held(Instant time, double dx, double dy, double roll, double scale) {
        BufferedImage out = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = out.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform place = AffineTransform.getTranslateInstance(WIDTH / 2.0 + dx, HEIGHT / 2.0 + dy);
        place.rotate(roll);
        place.scale(scale, scale);
        place.translate(-HALF, -HALF);
        graphics.drawImage(sample, place, null);
        graphics.dispose();
        return Frame.of(out, time);
    }

    /** The photo as a hand moves it. */
    Frame swayed(Instant time, double seconds) {
        return held(
                time,
                18 * Math.sin(2 * Math.PI * 0.4 * seconds) + 1.2 * Math.sin(2 * Math.PI * 8 * seconds),
                14 * Math.sin(2 * Math.PI * 0.3 * seconds + 1),
                0.05 * Math.sin(2 * Math.PI * 0.25 * seconds + 2),
                1 + 0.2 * Math.sin(2 * Math.PI * 0.2 * seconds));
    }
}
