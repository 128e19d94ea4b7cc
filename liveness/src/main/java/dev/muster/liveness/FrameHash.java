package dev.muster.liveness;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A keyed perceptual hash of the face in a frame: pictures that look alike differ in few bits. Biometric data. */
public final class FrameHash {
    /** How many bits there are. */
    public static final int BITS = 256;

    private final long[] words;

    FrameHash(long[] words) {
        this.words = words.clone();
    }

    /**
     * A hash that was kept.
     *
     * @param bytes as {@link #toBytes} gave them
     * @throws IllegalArgumentException when there are not 32 of them
     */
    public static FrameHash of(byte[] bytes) {
        if (bytes.length != BITS / Byte.SIZE) {
            throw new IllegalArgumentException("expected 32 bytes, got " + bytes.length);
        }
        long[] words = new long[BITS / Long.SIZE];
        ByteBuffer.wrap(bytes).asLongBuffer().get(words);
        return new FrameHash(words);
    }

    /** The hash as 32 bytes, to be kept. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BITS / Byte.SIZE);
        bytes.asLongBuffer().put(words);
        return bytes.array();
    }

    /** The share of bits that differ: 0 for the same picture, about 0.5 for unrelated ones. */
    public double distance(FrameHash other) {
        int bits = 0;
        for (int i = 0; i < words.length; i++) {
            bits += Long.bitCount(words[i] ^ other.words[i]);
        }
        return (double) bits / BITS;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrameHash that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    /** Never the bits. */
    @Override
    public String toString() {
        return "FrameHash";
    }
}
