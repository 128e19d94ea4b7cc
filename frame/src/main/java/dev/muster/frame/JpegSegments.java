package dev.muster.frame;

import java.util.Arrays;
import java.util.Optional;

/** Walks the segments of a JPEG file (ITU-T T.81, annex B) without decoding it. */
final class JpegSegments {
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int APP1 = 0xe1;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    /** Honest progressive files have about ten; each further one costs a pass over the whole picture. */
    private static final int MOST_SCANS = 100;

    private final byte[] content;
    private int at = 2;
    private int scans;
    private Optional<byte[]> exif = Optional.empty();

    private JpegSegments(byte[] content) {
        this.content = content;
    }

    /**
     * The EXIF block, if there is one.
     *
     * @throws RefusedException when the file does not run to its end marker, or holds no scan or too many
     */
    static Optional<byte[]> exif(byte[] content) throws RefusedException {
        JpegSegments segments = new JpegSegments(content);
        segments.walk();
        return segments.exif;
    }

    private void walk() throws RefusedException {
        for (int marker = nextMarker(); marker != END_OF_IMAGE; marker = nextMarker()) {
            if (marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
                continue; // stands alone, or is stuffing or a restart within a scan
            }
            int length = length();
            if (marker == APP1 && exif.isEmpty()) {
                exif = exifIn(at + 2, at + length);
            }
            if (marker == START_OF_SCAN && ++scans > MOST_SCANS) {
                throw new RefusedException("has more than %d scans, which no honest JPEG needs".formatted(MOST_SCANS));
            }
            at += length;
        }
        if (scans == 0) {
            throw Damage.damaged();
        }
    }

    /** The next marker's second byte; skips a scan's coded data, in which no marker but a restart occurs. */
    private int nextMarker() throws RefusedException {
        while (at + 1 < content.length) {
            if (content[at++] == (byte) 0xff && content[at] != (byte) 0xff) {
                return content[at++] & 0xff;
            }
        }
        throw Damage.cutOff();
    }

    private int length() throws RefusedException {
        if (at + 2 > content.length) {
            throw Damage.cutOff();
        }
        int length = ((content[at] & 0xff) << 8) | (content[at + 1] & 0xff);
        if (length < 2) {
            throw Damage.damaged();
        }
        if (at + length > content.length) {
            throw Damage.cutOff();
        }
        return length;
    }

    private Optional<byte[]> exifIn(int from, int to) {
        int start = from + EXIF.length;
        boolean found = start <= to && Arrays.equals(content, from, start, EXIF, 0, EXIF.length);
        return found ? Optional.of(Arrays.copyOfRange(content, start, to)) : Optional.empty();
    }
}
