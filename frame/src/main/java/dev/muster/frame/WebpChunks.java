package dev.muster.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Walks the chunks of a WebP file (RFC 9649) without decoding it. */
final class WebpChunks {
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;

    private WebpChunks() {}

    /**
     * The EXIF block, if there is one.
     *
     * @throws RefusedException when the file is shorter than it says
     */
    static Optional<byte[]> exif(byte[] content) throws RefusedException {
        ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (Integer.toUnsignedLong(buffer.getInt(4)) > content.length - 8L) {
            throw Damage.cutOff();
        }
        Optional<byte[]> exif = Optional.empty();
        long next;
        for (int at = RIFF_HEADER; at + CHUNK_HEADER <= content.length; at = (int) next) {
            long length = Integer.toUnsignedLong(buffer.getInt(at + 4));
            next = at + CHUNK_HEADER + length + (length & 1); // RFC 9649, 2.3: padded to an even length
            if (at + CHUNK_HEADER + length > content.length) {
                throw Damage.cutOff();
            }
            if (new String(content, at, 4, ISO_8859_1).equals("EXIF")) {
                exif = Optional.of(Arrays.copyOfRange(content, at + CHUNK_HEADER, at + CHUNK_HEADER + (int) length));
            }
        }
        return exif;
    }
}
