package dev.muster.frame;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Test pictures, written in many formats. */
final class Pictures {
    private Pictures() {}

    /** Red grows to the right, green downwards, blue stays at 128. */
    static BufferedImage gradient(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = x * 255 / Math.max(1, width - 1);
                int green = y * 255 / Math.max(1, height - 1);
                image.setRGB(x, y, red << 16 | green << 8 | 128);
            }
        }
        return image;
    }

    static byte[] write(BufferedImage image, String format) {
        return write(image, format, false);
    }

    /** Writes with the best quality; progressively, if asked to and the format can. */
    static byte[] write(BufferedImage image, String format, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format)
                .next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        if (progressive) {
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        if (format.equals("jpg")) {
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(0.98f);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** An EXIF block that says nothing but the orientation. */
    static byte[] exif(int orientation) {
        return ByteBuffer.allocate(26)
                .put("MM\0*".getBytes(US_ASCII))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    static byte[] jpegWithExif(byte[] jpeg, byte[] exif) {
        ByteBuffer marker = ByteBuffer.allocate(10 + exif.length)
                .putShort((short) 0xffe1)
                .putShort((short) (8 + exif.length))
                .put("Exif\0\0".getBytes(US_ASCII))
                .put(exif);
        return insert(jpeg, 2, marker.array());
    }

    static byte[] pngWithExif(byte[] png, byte[] exif) {
        return insert(png, 33, chunk("eXIf", exif));
    }

    /** A PNG that claims a size and has one empty line of data. */
    static byte[] pngClaiming(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        return join(signature, chunk("IHDR", header), chunk("IDAT", new byte[20]), chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(US_ASCII));
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(US_ASCII))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    static byte[] insert(byte[] content, int at, byte[] extra) {
        return join(Arrays.copyOf(content, at), extra, Arrays.copyOfRange(content, at, content.length));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
