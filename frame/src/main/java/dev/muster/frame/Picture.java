package dev.muster.frame;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Lets ImageIO decode the first picture of a file, within limits, and takes no half picture. */
final class Picture {
    /** What decoders only warn of, though a part of the picture is missing or wrong. */
    private static final Set<String> FATAL_WARNINGS =
            Set.of("premature end", "truncated", "bad huffman", "instead of rst", "unexpected end", "inflating");

    private Picture() {}

    static BufferedImage read(ImageFormat format, byte[] content, DecodeLimits limits)
            throws IOException, RefusedException {
        ImageReader reader = readerOf(format);
        try (ImageInputStream in = new BytesInput(content)) {
            reader.setInput(in, false, true);
            refusePixels(reader.getWidth(0), reader.getHeight(0), limits);
            boolean[] broken = {false};
            reader.addIIOReadWarningListener((source, warning) -> broken[0] |= isFatal(warning));
            BufferedImage image = reader.read(0);
            if (broken[0]) {
                throw Damage.damaged();
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader readerOf(ImageFormat format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.readerName());
        if (!readers.hasNext()) {
            throw new IllegalStateException(
                    "expected an ImageIO reader for " + format + " on the class path, got none");
        }
        return readers.next();
    }

    private static void refusePixels(int width, int height, DecodeLimits limits) throws RefusedException {
        if (width < 1 || height < 1) {
            throw Damage.damaged();
        }
        if ((long) width * height > limits.maxPixels()) {
            throw new RefusedException("is %d x %d pixels large, more than the %,d pixels that an image may have"
                    .formatted(width, height, limits.maxPixels()));
        }
    }

    private static boolean isFatal(String warning) {
        String lower = warning.toLowerCase(Locale.ROOT);
        return FATAL_WARNINGS.stream().anyMatch(lower::contains);
    }
}
