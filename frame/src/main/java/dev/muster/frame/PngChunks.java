package dev.muster.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/** Walks the chunks of a PNG file (ISO/IEC 15948, clause 5) without decoding it. */
final class PngChunks {
    private static final int SIGNATURE = 8;

    /** Length, type and checksum. */
    private static final int FRAMING = 12;

    private PngChunks() {}

    /**
     * The EXIF block, if there is one.
     *
     * @throws RefusedException when the file does not run to its end chunk, or a checksum is wrong
     */
    static Optional<byte[]> exif(byte[] content) throws RefusedException {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        Optional<byte[]> exif = Optional.empty();
        for (int at = SIGNATURE; at + FRAMING <= content.length; ) {
            int length = buffer.getInt(at);
            if (length < 0) {
                throw Damage.damaged();
            }
            if (length > content.length - at - FRAMING) {
                throw Damage.cutOff();
            }
            String type = new String(content, at + 4, 4, ISO_8859_1);
            int end = at + 8 + length;
            if (isCritical(type) && checksum(content, at + 4, end) != buffer.getInt(end)) {
                throw Damage.damaged();
            }
            switch (type) {
                case "IEND" -> {
                    return exif;
                }
                case "eXIf" -> exif = Optional.of(Arrays.copyOfRange(content, at + 8, end));
                default -> {}
            }
            at = end + 4;
        }
        throw Damage.cutOff();
    }

    private static boolean isCritical(String type) {
        return Character.isUpperCase(type.charAt(0));
    }

    private static int checksum(byte[] content, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(content, from, to - from);
        return (int) crc.getValue();
    }
}
