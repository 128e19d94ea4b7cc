package dev.muster.face.internal.pixels;

import dev.muster.frame.Frame;
import java.time.Instant;
import java.util.Random;

/** Seeded pictures without any order: the hardest ones for a kernel that mixes up its indices. */
final class Noise {
    private Noise() {}

    static Frame frame(Random random, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        random.nextBytes(rgb);
        return Frame.of(width, height, rgb, Instant.EPOCH);
    }

    static Planes planes(Random random, int width, int height) {
        float[] values = new float[3 * width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = 255 * random.nextFloat();
        }
        return new Planes(width, height, values);
    }

    /** A map that turns, scales by up to the given factor and shifts. */
    static Affine similarity(Random random, double largest, int width, int height) {
        double side = (0.2 + random.nextDouble()) * largest;
        return Affine.rectangle(
                random.nextDouble(-0.5, 1.5) * width,
                random.nextDouble(-0.5, 1.5) * height,
                side,
                side * random.nextDouble(0.5, 2),
                random.nextDouble(-Math.PI, Math.PI));
    }

    /** A channel of a pixel, 0 to 255. */
    static int channel(Frame frame, int x, int y, int channel) {
        return frame.pixels().get(3 * (y * frame.width() + x) + channel) & 0xff;
    }
}
