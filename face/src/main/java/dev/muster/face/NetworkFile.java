package dev.muster.face;

import dev.muster.face.internal.onnx.Network;
import dev.muster.face.internal.pixels.Planes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * One network's file and how it is fed.
 *
 * @param section its section in the descriptor
 * @param file where its bytes are
 * @param sha256 what they must hash to, in lower-case hex
 * @param width of the input, in pixels
 * @param height of the input, in pixels
 * @param channels which colours it reads, in which order
 * @param mean subtracted from each channel (0 to 255)
 * @param divisor each channel is then divided by it
 */
record NetworkFile(
        String section,
        URL file,
        String sha256,
        int width,
        int height,
        Channels channels,
        List<Double> mean,
        List<Double> divisor) {

    /** The colours of an input, in order. */
    enum Channels {
        RGB("RGB"),
        BGR("BGR"),
        GREY("Y");

        private final String order;

        Channels(String order) {
            this.order = order;
        }

        int count() {
            return order.length();
        }

        /** Where the n-th channel lies in a picture of reds, greens and blues, or of luminance alone. */
        int plane(int n) {
            return Math.max(0, "RGB".indexOf(order.charAt(n)));
        }
    }

    /**
     * Reads, checks and loads the network.
     *
     * @throws NetworkException when the file is missing, not the one expected, or not a network
     */
    Network load(LongAdder nanos) {
        byte[] content = read();
        String actual = hash(content);
        if (!actual.equals(sha256)) {
            throw new NetworkException(
                    "network file %s is not the one expected: its SHA-256 is %s, the descriptor says %s"
                            .formatted(file, actual, sha256));
        }
        try {
            return Network.load(section, content, new long[] {1, channels.count(), height, width}, nanos);
        } catch (IllegalArgumentException e) {
            throw new NetworkException(file + ": " + e.getMessage(), e);
        }
    }

    /** The picture, of any size, as this network wants it: planes in its order, scaled its way. */
    float[] input(Planes picture) {
        int size = picture.width() * picture.height();
        float[] pixels = channels == Channels.GREY ? picture.luminance() : picture.values();
        float[] input = new float[channels.count() * size];
        for (int c = 0; c < channels.count(); c++) {
            float shift = mean.get(c).floatValue();
            float factor = 1 / divisor.get(c).floatValue();
            int from = channels.plane(c) * size;
            int to = c * size;
            for (int i = 0; i < size; i++) {
                input[to + i] = (pixels[from + i] - shift) * factor;
            }
        }
        return input;
    }

    private byte[] read() {
        try (InputStream in = file.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new NetworkException("network file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
