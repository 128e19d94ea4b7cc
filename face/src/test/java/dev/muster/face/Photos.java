package dev.muster.face;

import static java.util.Objects.requireNonNull;

import dev.muster.frame.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;

/** The sample photos, where their faces are, and ways to make them worse. */
final class Photos {
    /** On sample 2 one woman shows her profile. */
    static final Point PROFILE = new Point(446, 271);

    private static final Map<Integer, BufferedImage> SAMPLES = new ConcurrentHashMap<>();

    private Photos() {}

    static BufferedImage sample(int number) {
        return SAMPLES.computeIfAbsent(number, n -> {
            try {
                return ImageIO.read(
                        requireNonNull(Photos.class.getResource("/dev/muster/samples/sample" + n + ".jpg")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A place on the nose of everybody who shows both eyes. */
    static List<Point> noses(int sample) {
        return switch (sample) {
            case 1 -> List.of(new Point(1572, 328), new Point(508, 474), new Point(942, 537));
            case 2 -> List.of(new Point(1545, 275), new Point(976, 350));
            case 3 -> List.of(new Point(1190, 361), new Point(693, 458), new Point(1603, 435));
            case 4 -> List.of(new Point(1071, 292), new Point(754, 190), new Point(1340, 270), new Point(340, 320));
            case 5 ->
                List.of(
                        new Point(468, 1021),
                        new Point(1503, 527),
                        new Point(684, 545),
                        new Point(864, 220),
                        new Point(1195, 317));
            case 6 -> List.of(new Point(1589, 402), new Point(363, 625), new Point(1265, 446), new Point(758, 490));
            default -> throw new IllegalArgumentException("no sample " + sample);
        };
    }

    /** One of the faces, about half as high as its picture of 500 x 500. */
    static BufferedImage portrait(int sample, int number) {
        Point nose = noses(sample).get(number);
        return cropped(sample(sample), (int) nose.x() - 250, (int) nose.y() - 250, 500, 500);
    }

    static Frame frame(BufferedImage image) {
        return Frame.of(image, Instant.EPOCH);
    }

    /** A piece; what lies outside of the picture is black. */
    static BufferedImage cropped(BufferedImage image, int x, int y, int width, int height) {
        return drawn(width, height, image, AffineTransform.getTranslateInstance(-x, -y));
    }

    /** Smaller, each pixel the mean of its area. */
    static BufferedImage shrunk(BufferedImage image, double scale) {
        int width = (int) Math.round(image.getWidth() * scale);
        int height = (int) Math.round(image.getHeight() * scale);
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = out.createGraphics();
        graphics.drawImage(image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return out;
    }

    static BufferedImage blurred(BufferedImage image, int factor) {
        BufferedImage small = shrunk(image, 1.0 / factor);
        return drawn(
                image.getWidth(),
                image.getHeight(),
                small,
                AffineTransform.getScaleInstance(
                        (double) image.getWidth() / small.getWidth(), (double) image.getHeight() / small.getHeight()));
    }

    /** Turned clockwise on a canvas that holds all of it. */
    static BufferedImage turned(BufferedImage image, double degrees) {
        double angle = Math.toRadians(degrees);
        double cos = Math.abs(Math.cos(angle));
        double sin = Math.abs(Math.sin(angle));
        int width = (int) Math.ceil(image.getWidth() * cos + image.getHeight() * sin);
        int height = (int) Math.ceil(image.getWidth() * sin + image.getHeight() * cos);
        AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        turn.rotate(angle);
        turn.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
        return drawn(width, height, image, turn);
    }

    static BufferedImage mirrored(BufferedImage image) {
        return drawn(image.getWidth(), image.getHeight(), image, new AffineTransform(-1, 0, 0, 1, image.getWidth(), 0));
    }

    static BufferedImage grey(BufferedImage image) {
        BufferedImage grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = grey.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return grey;
    }

    /** Every red, green and blue changed alike. */
    static BufferedImage mapped(BufferedImage image, IntUnaryOperator change) {
        BufferedImage out = cropped(image, 0, 0, image.getWidth(), image.getHeight());
        for (int y = 0; y < out.getHeight(); y++) {
            for (int x = 0; x < out.getWidth(); x++) {
                Color old = new Color(out.getRGB(x, y));
                int red = Math.clamp(change.applyAsInt(old.getRed()), 0, 255);
                int green = Math.clamp(change.applyAsInt(old.getGreen()), 0, 255);
                int blue = Math.clamp(change.applyAsInt(old.getBlue()), 0, 255);
                out.setRGB(x, y, new Color(red, green, blue).getRGB());
            }
        }
        return out;
    }

    /** With a rectangle painted over it. */
    static BufferedImage covered(BufferedImage image, Box box, Color colour) {
        BufferedImage out = cropped(image, 0, 0, image.getWidth(), image.getHeight());
        Graphics2D graphics = out.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect((int) box.x(), (int) box.y(), (int) box.width(), (int) box.height());
        graphics.dispose();
        return out;
    }

    /** On a plain canvas, its top left corner at the given place. */
    static BufferedImage placed(BufferedImage image, int x, int y, int width, int height) {
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = out.createGraphics();
        graphics.setColor(new Color(110, 120, 130));
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(image, x, y, null);
        graphics.dispose();
        return out;
    }

    private static BufferedImage drawn(int width, int height, BufferedImage image, AffineTransform place) {
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = out.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, place, null);
        graphics.dispose();
        return out;
    }
}
