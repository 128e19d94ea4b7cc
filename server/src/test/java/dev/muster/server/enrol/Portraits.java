package dev.muster.server.enrol;

import dev.muster.face.Box;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import dev.muster.frame.JpegEncoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Photos of single people, cut out of the sample photos where the engine itself finds their faces. */
public final class Portraits {
    private static final double MARGIN = 0.6;
    private static final double QUALITY = 0.95;

    private Portraits() {}

    /** An engine for tests: one thread a call. */
    public static FaceEngine engine() {
        return FaceEngine.open(FaceOptions.defaults().withThreads(1));
    }

    /** A whole sample photo, with several people on it. */
    public static byte[] group(int number) {
        String name = "/dev/muster/samples/sample%d.jpg".formatted(number);
        try (InputStream in = Objects.requireNonNull(Portraits.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JPEG files of everybody on a sample photo who is alone on the cut and good enough, largest face first. */
    public static List<byte[]> of(FaceEngine engine, int number) {
        return images(engine, number).stream()
                .map(image -> JpegEncoder.encode(image, QUALITY))
                .filter(photo -> engine.detect(frame(photo)).size() == 1)
                .toList();
    }

    /** The same photo in other bytes: still the same face. */
    public static List<byte[]> copies(byte[] photo, int count) {
        Frame frame = frame(photo);
        return IntStream.range(0, count)
                .mapToObj(i -> JpegEncoder.encode(frame, 0.9 - 0.02 * i))
                .toList();
    }

    private static List<BufferedImage> images(FaceEngine engine, int number) {
        Frame photo = frame(group(number));
        BufferedImage image = photo.toImage();
        return engine.detect(photo).stream()
                .filter(face -> engine.assessQuality(photo, face).acceptable())
                .map(face -> cut(image, face))
                .toList();
    }

    private static BufferedImage cut(BufferedImage image, Face face) {
        Box box = face.box();
        int x = (int) Math.max(0, box.x() - MARGIN * box.width());
        int y = (int) Math.max(0, box.y() - MARGIN * box.height());
        int right = (int) Math.min(image.getWidth(), box.right() + MARGIN * box.width());
        int bottom = (int) Math.min(image.getHeight(), box.bottom() + MARGIN * box.height());
        BufferedImage cut = new BufferedImage(right - x, bottom - y, BufferedImage.TYPE_3BYTE_BGR);
        cut.getGraphics().drawImage(image, -x, -y, null);
        return cut;
    }

    private static Frame frame(byte[] photo) {
        FrameDecoder decoder = new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC());
        return switch (decoder.decode("photo", photo)) {
            case Decoding.Decoded decoded -> decoded.frame();
            case Decoding.Refused refused -> throw new AssertionError(refused);
        };
    }
}
