package dev.muster.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/** The kinds of image that are taken, told apart by their first bytes and never by a file's name. */
enum ImageFormat {
    JPEG("jpeg"),
    PNG("png"),
    WEBP("webp"),
    GIF("gif"),
    BMP("bmp"),
    TIFF("tiff");

    static final String EXPECTED = "expected JPEG, PNG, WebP, GIF, BMP or TIFF";

    private final String readerName;

    ImageFormat(String readerName) {
        this.readerName = readerName;
    }

    /** What ImageIO calls it. */
    String readerName() {
        return readerName;
    }

    static Optional<ImageFormat> of(byte[] content) {
        if (startsWith(content, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (startsWith(content, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (startsWith(content, 0, "RIFF") && startsWith(content, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        if (startsWith(content, 0, "GIF87a") || startsWith(content, 0, "GIF89a")) {
            return Optional.of(GIF);
        }
        if (startsWith(content, 0, "II*\0") || startsWith(content, 0, "MM\0*")) {
            return Optional.of(TIFF);
        }
        return startsWith(content, 0, "BM") && startsWith(content, 6, "\0\0\0\0") ? Optional.of(BMP) : Optional.empty();
    }

    /** What to say about content that is none of these. */
    static String strange(byte[] content) {
        if (startsWith(content, 4, "ftyphei") || startsWith(content, 4, "ftypmif1")) {
            return "is a HEIC image, which is not supported: save it as JPEG first (on an iPhone: Settings, Camera, "
                    + "Formats, Most Compatible)";
        }
        if (startsWith(content, 4, "ftypavif")) {
            return "is an AVIF image, which is not supported: " + EXPECTED;
        }
        if (startsWith(content, 4, "ftyp")) {
            return "is a video, not an image: " + EXPECTED;
        }
        return "is not an image: " + EXPECTED;
    }

    private static boolean startsWith(byte[] content, int offset, String magic) {
        byte[] expected = magic.getBytes(ISO_8859_1);
        return content.length >= offset + expected.length
                && java.util.Arrays.equals(content, offset, offset + expected.length, expected, 0, expected.length);
    }
}
