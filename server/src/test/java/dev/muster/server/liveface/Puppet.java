package dev.muster.server.liveface;

import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.Landmarks;
import dev.muster.face.Point;
import dev.muster.frame.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Somebody on a sample photo, whose picture lies on a relief of a head: it turns, looks up, shuts its eyes, opens its
 * mouth and comes closer. A stand-in for people, where there are no clips of any; attack detection is not fooled by it.
 */
final class Puppet {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 480;
    private static final int GRID = 72;

    private final BufferedImage photo;
    private final Landmarks rest;
    private final double unit;
    private final Point middle;
    private final Random random;

    /**
     * What the puppet does.
     *
     * @param yaw degrees towards the picture's right
     * @param pitch degrees upwards
     * @param shut 0 eyes open, 1 shut
     * @param mouth gap between the lips, in inter-eye distances
     * @param closer size against the size at the beginning
     */
    record Act(double yaw, double pitch, double shut, double mouth, double closer) {
        static final Act REST = new Act(0, 0, 0, 0, 1);

        /** What a prompt of that name asks for. */
        static Act of(String prompt) {
            return switch (prompt) {
                case "TURN_LEFT" -> new Act(46, 0, 0, 0, 1);
                case "TURN_RIGHT" -> new Act(-42, 0, 0, 0, 1);
                case "LOOK_UP" -> new Act(0, 48, 0, 0, 1);
                case "BLINK" -> new Act(0, 0, 1, 0, 1);
                case "OPEN_MOUTH" -> new Act(0, 0, 0, 0.5, 1);
                case "COME_CLOSER" -> new Act(0, 0, 0, 0, 1.4);
                default -> REST;
            };
        }

        /** Part of the way from this to another. */
        Act towards(Act other, double share) {
            return new Act(
                    yaw + share * (other.yaw - yaw),
                    pitch + share * (other.pitch - pitch),
                    shut + share * (other.shut - shut),
                    mouth + share * (other.mouth - mouth),
                    closer + share * (other.closer - closer));
        }

        /** A little different: nobody holds quite still. */
        Act livelier(double by) {
            return new Act(yaw + by, pitch - by / 3, shut, mouth, closer);
        }

        Act at(double size) {
            return new Act(yaw, pitch, shut, mouth, closer * size);
        }
    }

    /** Somebody on a sample photo: the nose's place on it and half the side of the cut. */
    enum Person {
        WOMAN(3, 1190, 361, 280),
        SOMEBODY_ELSE(3, 700, 460, 250);

        private final int sample;
        private final int x;
        private final int y;
        private final int half;

        Person(int sample, int x, int y, int half) {
            this.sample = sample;
            this.x = x;
            this.y = y;
            this.half = half;
        }
    }

    Puppet(Person person, FaceEngine engine, long seed) {
        photo = cut(person);
        random = new Random(seed);
        Face face = engine.detectNear(Frame.of(photo, Instant.EPOCH)).getFirst();
        rest = face.landmarks();
        unit = rest.interEyeDistance();
        middle = rest.points().get(28);
    }

    private static BufferedImage cut(Person person) {
        String name = "/dev/muster/samples/sample%d.jpg".formatted(person.sample);
        try (InputStream in = Objects.requireNonNull(Puppet.class.getResourceAsStream(name))) {
            BufferedImage part = Objects.requireNonNull(ImageIO.read(in))
                    .getSubimage(person.x - person.half, person.y - person.half, 2 * person.half, 2 * person.half);
            BufferedImage out = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = graphics(out);
            graphics.drawImage(part, 0, 0, WIDTH, HEIGHT, null);
            graphics.dispose();
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a camera sees it, with the camera's noise. */
    BufferedImage seen(Act act) {
        BufferedImage face = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = graphics(face);
        graphics.drawImage(photo, 0, 0, null);
        shutEyes(graphics, act.shut());
        graphics.dispose();
        BufferedImage turned = turned(face, act);
        openMouth(turned, act);
        BufferedImage out = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D onto = graphics(out);
        double sway = 1.5;
        onto.translate(WIDTH / 2.0 + sway * random.nextGaussian(), HEIGHT / 2.0 + sway * random.nextGaussian());
        onto.scale(act.closer(), act.closer());
        onto.drawImage(turned, -WIDTH / 2, -HEIGHT / 2, null);
        onto.dispose();
        return noisy(out);
    }

    private BufferedImage noisy(BufferedImage image) {
        byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        byte[] noise = new byte[bytes.length];
        random.nextBytes(noise);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp((bytes[i] & 0xff) + noise[i] % 4, 0, 255);
        }
        return image;
    }

    private void shutEyes(Graphics2D graphics, double shut) {
        if (shut < 0.5) {
            return;
        }
        for (int eye : new int[] {36, 42}) {
            Point from = rest.points().get(eye);
            Point to = rest.points().get(eye + 3);
            double x = (from.x() + to.x()) / 2;
            double y = (from.y() + to.y()) / 2;
            double width = from.distanceTo(to) * 1.25;
            int lid = photo.getRGB((int) x, (int) (y - unit * 0.2));
            graphics.setColor(new Color(lid));
            graphics.fill(new Ellipse2D.Double(x - width / 2, y - unit * 0.14, width, unit * 0.27));
            graphics.setColor(new Color(lid).darker().darker());
            Path2D lashes = new Path2D.Double();
            lashes.moveTo(x - width / 2.4, y + unit * 0.04);
            lashes.quadTo(x, y + unit * 0.13, x + width / 2.4, y + unit * 0.04);
            graphics.setStroke(new java.awt.BasicStroke((float) (unit * 0.035)));
            graphics.draw(lashes);
        }
    }

    private void openMouth(BufferedImage image, Act act) {
        if (act.mouth() < 0.05) {
            return;
        }
        Point upper = rest.points().get(62);
        Graphics2D graphics = graphics(image);
        double gap = act.mouth() * unit;
        double width = rest.points().get(60).distanceTo(rest.points().get(64)) * 0.9;
        graphics.setColor(new Color(45, 15, 15));
        graphics.fill(new Ellipse2D.Double(upper.x() - width / 2, upper.y(), width, gap));
        graphics.dispose();
    }

    /** The photo on its relief: a mesh whose points move as those of a head would, the furthest drawn first. */
    private BufferedImage turned(BufferedImage face, Act act) {
        if (act.yaw() == 0 && act.pitch() == 0 && act.mouth() == 0) {
            return face;
        }
        BufferedImage out = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        int[] from = pixels(face);
        int[] to = pixels(out);
        System.arraycopy(from, 0, to, 0, from.length);
        double[] depths = new double[WIDTH * HEIGHT];
        Arrays.fill(depths, -1e9);
        double side = (double) WIDTH / GRID;
        for (int row = 0; row < GRID; row++) {
            for (int column = 0; column < GRID; column++) {
                double[] a = moved(column * side, row * side, act);
                double[] b = moved((column + 1) * side, row * side, act);
                double[] c = moved(column * side, (row + 1) * side, act);
                double[] d = moved((column + 1) * side, (row + 1) * side, act);
                triangle(from, to, depths, a, b, c);
                triangle(from, to, depths, d, c, b);
            }
        }
        return out;
    }

    /** Where a point of the photo goes: x, y, depth; then where it was. */
    private double[] moved(double px, double py, Act act) {
        double x = (px - middle.x()) / unit;
        double y = (py - middle.y()) / unit;
        double round = Math.sqrt(Math.pow(x / 1.35, 2) + Math.pow((y - 0.35) / 1.9, 2));
        double weight = 1 - smooth((round - 1) / 0.6);
        double z = 1.15 * Math.sqrt(Math.max(0, 1 - Math.min(round * round, 1) * 0.92))
                + 0.38 * Math.exp(-(Math.pow(x / 0.22, 2) + Math.pow((y - 0.5) / 0.3, 2)))
                - 0.35;
        double yaw = Math.toRadians(act.yaw());
        double pitch = Math.toRadians(act.pitch());
        double u = x * Math.cos(yaw) + z * Math.sin(yaw);
        double w = z * Math.cos(yaw) - x * Math.sin(yaw);
        double v = y * Math.cos(pitch) - w * Math.sin(pitch);
        double jaw = (rest.points().get(66).y() - middle.y()) / unit;
        v += act.mouth() * smooth((y - jaw + 0.12) / 0.2) * (1 - smooth((Math.abs(x) - 0.9) / 0.5));
        return new double[] {
            middle.x() + unit * (x + weight * (u - x)), middle.y() + unit * (y + weight * (v - y)), weight * w, px, py
        };
    }

    private static double smooth(double t) {
        double s = Math.clamp(t, 0, 1);
        return s * s * (3 - 2 * s);
    }

    private static void triangle(int[] from, int[] to, double[] depths, double[] a, double[] b, double[] c) {
        double area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
        if (Math.abs(area) < 1e-9) {
            return;
        }
        int left = (int) Math.max(0, Math.floor(Math.min(a[0], Math.min(b[0], c[0]))));
        int right = (int) Math.min(WIDTH - 1, Math.ceil(Math.max(a[0], Math.max(b[0], c[0]))));
        int top = (int) Math.max(0, Math.floor(Math.min(a[1], Math.min(b[1], c[1]))));
        int bottom = (int) Math.min(HEIGHT - 1, Math.ceil(Math.max(a[1], Math.max(b[1], c[1]))));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double p = ((b[0] - x) * (c[1] - y) - (c[0] - x) * (b[1] - y)) / area;
                double q = ((c[0] - x) * (a[1] - y) - (a[0] - x) * (c[1] - y)) / area;
                double r = 1 - p - q;
                double depth = p * a[2] + q * b[2] + r * c[2];
                if (p >= -1e-6 && q >= -1e-6 && r >= -1e-6 && depth >= depths[y * WIDTH + x]) {
                    depths[y * WIDTH + x] = depth;
                    to[y * WIDTH + x] = pixel(from, p * a[3] + q * b[3] + r * c[3], p * a[4] + q * b[4] + r * c[4]);
                }
            }
        }
    }

    /** Between four pixels. */
    private static int pixel(int[] image, double x, double y) {
        int x0 = (int) Math.clamp(x, 0, WIDTH - 2);
        int y0 = (int) Math.clamp(y, 0, HEIGHT - 2);
        double fx = Math.clamp(x - x0, 0, 1);
        double fy = Math.clamp(y - y0, 0, 1);
        int at = y0 * WIDTH + x0;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double above = (1 - fx) * (image[at] >> shift & 0xff) + fx * (image[at + 1] >> shift & 0xff);
            double below =
                    (1 - fx) * (image[at + WIDTH] >> shift & 0xff) + fx * (image[at + WIDTH + 1] >> shift & 0xff);
            rgb |= (int) Math.round((1 - fy) * above + fy * below) << shift;
        }
        return rgb;
    }

    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static Graphics2D graphics(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return graphics;
    }
}
