package dev.muster.server.demo;

import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** The group photos that come with Muster. */
public final class SamplePhotos {
    /** The address of the camera that shows them as a moving picture, in a demo only. */
    public static final String ADDRESS = "demo:photos";

    public static final int WIDTH = 960;
    public static final int HEIGHT = 540;
    public static final double FRAMES_PER_SECOND = 8;

    private static final int COUNT = 6;

    private SamplePhotos() {}

    /** All of them. */
    public static List<Frame> all() {
        return IntStream.rangeClosed(1, COUNT).mapToObj(SamplePhotos::photo).toList();
    }

    /** One of them, from 1. */
    public static Frame photo(int number) {
        String name = "sample" + number + ".jpg";
        try (InputStream in = SamplePhotos.class.getResourceAsStream("/dev/muster/samples/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the sample photos are missing: no " + name + " on the class path");
            }
            Decoding decoding =
                    new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC()).decode(name, in.readAllBytes());
            return switch (decoding) {
                case Decoding.Decoded(Frame frame) -> frame;
                case Decoding.Refused refused -> throw new IllegalStateException(name + ": " + refused.reason());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
