package dev.muster.liveness;

import dev.muster.face.Landmarks;
import dev.muster.face.Point;
import dev.muster.frame.Frame;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Makes keyed hashes: signs of random projections of a small grey picture of the face. How many signs differ follows the
 * angle between two pictures (Charikar 2002); without the key, nobody makes a picture for a hash.
 */
public final class FrameHasher {
    /** Side of the crop, in inter-eye distances. */
    private static final double SIDE = 3.2;

    private static final int LEAST_KEY = 16;

    private final byte[][] projections = new byte[FrameHash.BITS][Thumbnail.SIDE * Thumbnail.SIDE];

    /**
     * A hasher.
     *
     * @param key at least 16 bytes; hashes of different keys never compare
     */
    public FrameHasher(byte[] key) {
        if (key.length < LEAST_KEY) {
            throw new IllegalArgumentException("expected a key of at least 16 bytes, got " + key.length);
        }
        for (int bit = 0; bit < projections.length; bit++) {
            fill(projections[bit], key, bit);
        }
    }

    /** Random weights from the key: SHA-256 in counter mode. */
    private static void fill(byte[] weights, byte[] key, int bit) {
        MessageDigest sha256 = sha256();
        for (int at = 0; at < weights.length; at += sha256.getDigestLength()) {
            sha256.update(key);
            byte[] block = sha256.digest(ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(bit)
                    .putInt(at)
                    .array());
            System.arraycopy(block, 0, weights, at, Math.min(block.length, weights.length - at));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The hash of a face in a frame. */
    public FrameHash hash(Frame frame, Landmarks landmarks) {
        Point left = landmarks.leftEye();
        Point right = landmarks.rightEye();
        double side = SIDE * Math.max(landmarks.interEyeDistance(), 1);
        double x = (left.x() + right.x()) / 2 - side / 2;
        double y = (left.y() + right.y()) / 2 + side * 0.12 - side / 2;
        float[] picture = Thumbnail.of(frame, x, y, side);
        long[] words = new long[FrameHash.BITS / Long.SIZE];
        for (int bit = 0; bit < FrameHash.BITS; bit++) {
            if (dot(projections[bit], picture) > 0) {
                words[bit / Long.SIZE] |= 1L << bit % Long.SIZE;
            }
        }
        return new FrameHash(words);
    }

    private static float dot(byte[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
