package dev.muster.server.liveface;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * A frame as the page sends it: eight bytes with the milliseconds of its capture by the page's own clock, the highest
 * first, then a JPEG file.
 */
final class IncomingFrame {
    /** Beyond this no script can count milliseconds exactly. */
    private static final long MOST_MILLIS = 1L << 53;

    private final Instant captured;
    private final Instant received;
    private final byte[] jpeg;

    private IncomingFrame(Instant captured, Instant received, byte[] jpeg) {
        this.captured = captured;
        this.received = received;
        this.jpeg = jpeg;
    }

    /** Empty when the message is no such frame. */
    static Optional<IncomingFrame> of(ByteBuffer message, Instant received) {
        if (message.remaining() < Long.BYTES + 4) {
            return Optional.empty();
        }
        long millis = message.getLong();
        byte[] jpeg = new byte[message.remaining()];
        message.get(jpeg);
        boolean plausible = millis >= 0 && millis < MOST_MILLIS && isJpeg(jpeg);
        return plausible
                ? Optional.of(new IncomingFrame(Instant.ofEpochMilli(millis), received, jpeg))
                : Optional.empty();
    }

    /** By the page's clock. */
    Instant captured() {
        return captured;
    }

    /** By the server's clock. */
    Instant received() {
        return received;
    }

    byte[] jpeg() {
        return jpeg.clone();
    }

    /** Every JPEG file begins with this marker (ITU-T T.81, B.2.1). */
    private static boolean isJpeg(byte[] bytes) {
        return (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8;
    }

    @Override
    public String toString() {
        return "IncomingFrame[" + jpeg.length + " bytes]";
    }
}
