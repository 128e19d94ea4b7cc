package dev.muster.server.browser;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * A film for Chromium's fake camera (YUV4MPEG2): the camera moves a little over one person on a sample photo, as if
 * held by hand. The same woman is on two photos.
 */
final class FakeCamera {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int FRAMES_PER_SECOND = 10;
    private static final int FRAMES = 40;
    private static final double SWAY = 0.02;

    private FakeCamera() {}

    /** One person on a sample photo: the middle of what a camera shows, how wide that is, and how far it is turned. */
    enum Person {
        WOMAN(1, 1574, 345, 560, -40),
        SAME_WOMAN_ELSEWHERE(3, 1176, 360, 660, 0),
        SOMEBODY_ELSE(3, 700, 460, 560, 0);

        private final int sample;
        private final int x;
        private final int y;
        private final int width;
        private final int degrees;

        Person(int sample, int x, int y, int width, int degrees) {
            this.sample = sample;
            this.x = x;
            this.y = y;
            this.width = width;
            this.degrees = degrees;
        }
    }

    /** The film of a person, in a folder. */
    static Path film(Person person, Path folder) throws IOException {
        BufferedImage photo = photo(person.sample);
        Path film = folder.resolve(person.name().toLowerCase(Locale.ROOT) + ".y4m");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(film))) {
            out.write(ascii("YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C420jpeg\n".formatted(WIDTH, HEIGHT, FRAMES_PER_SECOND)));
            for (int frame = 0; frame < FRAMES; frame++) {
                out.write(ascii("FRAME\n"));
                out.write(yuv(frame(photo, person, frame)));
            }
        }
        return film;
    }

    private static BufferedImage photo(int sample) throws IOException {
        String name = "/dev/muster/samples/sample%d.jpg".formatted(sample);
        try (InputStream photo = FakeCamera.class.getResourceAsStream(name)) {
            return ImageIO.read(Objects.requireNonNull(photo, name));
        }
    }

    private static BufferedImage frame(BufferedImage photo, Person person, int frame) {
        double angle = 2 * Math.PI * frame / FRAMES;
        double x = person.x + SWAY * person.width * Math.sin(angle);
        double y = person.y + SWAY / 2 * person.width * Math.cos(angle);
        double scale = (double) WIDTH / person.width;
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.translate(WIDTH / 2.0, HEIGHT / 2.0);
        graphics.scale(scale, scale);
        graphics.rotate(Math.toRadians(person.degrees));
        graphics.translate(-x, -y);
        graphics.drawImage(photo, 0, 0, null);
        graphics.dispose();
        return picture;
    }

    /** Planes Y, U, V; the colours of four pixels together (ITU-T T.871: JPEG's full range). */
    private static byte[] yuv(BufferedImage picture) {
        int[] rgb = picture.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        int luma = WIDTH * HEIGHT;
        byte[] planes = new byte[luma + luma / 2];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int pixel = rgb[y * WIDTH + x];
                double red = pixel >> 16 & 0xff;
                double green = pixel >> 8 & 0xff;
                double blue = pixel & 0xff;
                planes[y * WIDTH + x] = (byte) Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
                if (x % 2 == 0 && y % 2 == 0) {
                    int place = luma + y / 2 * (WIDTH / 2) + x / 2;
                    planes[place] = (byte) Math.round(128 - 0.168736 * red - 0.331264 * green + 0.5 * blue);
                    planes[place + luma / 4] = (byte) Math.round(128 + 0.5 * red - 0.418688 * green - 0.081312 * blue);
                }
            }
        }
        return planes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
