package dev.muster.bench;

import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;

/** The pictures that benchmarks work on, from the sample photos. */
public final class SamplePhotos {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private SamplePhotos() {}

    /** The file of a sample photo, about 1920 × 1300 with three faces. */
    public static byte[] file() {
        try (InputStream in = SamplePhotos.class.getResourceAsStream("/dev/muster/samples/sample1.jpg")) {
            if (in == null) {
                throw new IllegalStateException("the sample photos are not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole sample photo. */
    public static Frame photo() {
        return switch (new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC()).decode("sample1.jpg", file())) {
            case Decoding.Decoded decoded -> decoded.frame();
            case Decoding.Refused refused -> throw new IllegalStateException(refused.name() + ": " + refused.reason());
        };
    }

    /** 1280 × 720 with one face, as a camera on a desk sees it: 285 pixels wide. */
    public static Frame oneFace() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(photo().toImage(), 0, 0, WIDTH, HEIGHT, 0, 130, 848, 607, null);
        graphics.dispose();
        return Frame.of(image, Instant.EPOCH);
    }
}
