package dev.muster.attendance;

import dev.muster.embedding.Embedding;
import dev.muster.face.Box;
import dev.muster.face.FaceAnalysis;
import dev.muster.face.FaceEngine;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import dev.muster.gallery.ExactGallery;
import dev.muster.gallery.Gallery;
import dev.muster.gallery.OperatingPoints;
import dev.muster.gallery.SubjectId;
import dev.muster.gallery.Template;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The people on the sample photos, cut out, all about the same size. */
final class SamplePeople {
    private static final int FACE = 120;
    private static final double MARGIN = 0.35;

    private final FaceEngine engine;

    SamplePeople(FaceEngine engine) {
        this.engine = engine;
    }

    /**
     * Somebody on a photo.
     *
     * @param portrait with a face of 120 pixels
     * @param embedding from the photo itself
     */
    record Person(String name, BufferedImage portrait, Embedding embedding) {

        /** The same face out of focus: good enough to be found, not to be compared. */
        BufferedImage blurred() {
            BufferedImage tiny = scaled(portrait, 1.0 / 12);
            return scaled(tiny, (double) portrait.getWidth() / tiny.getWidth());
        }
    }

    static Frame photo(int number) {
        String name = "/dev/muster/samples/sample%d.jpg".formatted(number);
        try (InputStream in = Objects.requireNonNull(SamplePeople.class.getResourceAsStream(name))) {
            FrameDecoder decoder = new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC());
            return switch (decoder.decode(name, in.readAllBytes())) {
                case Decoding.Decoded decoded -> decoded.frame();
                case Decoding.Refused refused -> throw new AssertionError(refused);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everybody on a photo, largest face first. */
    List<Person> on(int number) {
        Frame photo = photo(number);
        List<Person> people = new ArrayList<>();
        for (FaceAnalysis face : engine.analyse(photo)) {
            String name = "photo %d face %d".formatted(number, people.size());
            people.add(new Person(name, cut(photo.toImage(), face.face().box()), face.embedding()));
        }
        return people;
    }

    /** A gallery of these people. */
    Gallery gallery(List<Person> people) {
        Gallery gallery = new ExactGallery(OperatingPoints.of(
                engine.model(),
                engine.options().networks().thresholdsByFmr(engine.options().mirror())));
        gallery.enrol(people.stream()
                .map(person -> new Template(new SubjectId(person.name()), person.embedding()))
                .toList());
        return gallery;
    }

    private static BufferedImage cut(BufferedImage image, Box box) {
        int x = (int) Math.max(0, box.x() - MARGIN * box.width());
        int y = (int) Math.max(0, box.y() - MARGIN * box.height());
        int right = (int) Math.min(image.getWidth(), box.right() + MARGIN * box.width());
        int bottom = (int) Math.min(image.getHeight(), box.bottom() + MARGIN * box.height());
        return scaled(image.getSubimage(x, y, right - x, bottom - y), FACE / box.width());
    }

    private static BufferedImage scaled(BufferedImage image, double scale) {
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = scaled.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        return scaled;
    }
}
