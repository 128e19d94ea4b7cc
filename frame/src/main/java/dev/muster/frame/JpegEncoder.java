package dev.muster.frame;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Turns pictures into JPEG files in memory; nothing but the pixels gets into them. */
public final class JpegEncoder {
    private JpegEncoder() {}

    /**
     * The file.
     *
     * @param quality more than 0, at most 1; 0.8 is good for people's eyes
     * @throws IllegalArgumentException when the quality is outside these limits
     */
    public static byte[] encode(Frame frame, double quality) {
        return encode(frame.toImage(), quality);
    }

    /**
     * The file.
     *
     * @param image opaque
     * @param quality more than 0, at most 1; 0.8 is good for people's eyes
     * @throws IllegalArgumentException when the quality is outside these limits
     */
    public static byte[] encode(BufferedImage image, double quality) {
        if (!(quality > 0 && quality <= 1)) {
            throw new IllegalArgumentException("expected a quality above 0, up to 1, got " + quality);
        }
        ImageWriter writer = writer();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(image.getWidth() * image.getHeight() / 4);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality((float) quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory could not be encoded", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static ImageWriter writer() {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        if (!writers.hasNext()) {
            throw new IllegalStateException("every Java writes JPEG files");
        }
        return writers.next();
    }
}
