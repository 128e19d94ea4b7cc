package dev.muster.server.liveface;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** JPEG files that no camera makes. */
final class HostilePictures {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private HostilePictures() {}

    /** By what is odd about them. */
    static Map<String, byte[]> of(BufferedImage face) {
        Map<String, byte[]> pictures = new LinkedHashMap<>();
        byte[] usual = jpeg(scaled(face, WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), false);
        pictures.put("point", jpeg(scaled(face, 1, 1, BufferedImage.TYPE_INT_RGB), false));
        pictures.put("upright-line", jpeg(scaled(face, 1, HEIGHT, BufferedImage.TYPE_INT_RGB), false));
        pictures.put("level-line", jpeg(scaled(face, WIDTH, 1, BufferedImage.TYPE_INT_RGB), false));
        pictures.put("flat", jpeg(scaled(face, WIDTH, 24, BufferedImage.TYPE_INT_RGB), false));
        pictures.put("tiny", jpeg(scaled(face, 16, 16, BufferedImage.TYPE_INT_RGB), false));
        pictures.put("largest", jpeg(scaled(face, 1280, 960, BufferedImage.TYPE_INT_RGB), false));
        pictures.put("grey", jpeg(scaled(face, WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY), false));
        pictures.put("progressive", jpeg(scaled(face, WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), true));
        pictures.put("four-inks", fourInks());
        pictures.put("black", jpeg(filled(Color.BLACK), false));
        pictures.put("white", jpeg(filled(Color.WHITE), false));
        pictures.put("cut-off", Arrays.copyOf(usual, usual.length / 2));
        pictures.put("claims-much", claiming(usual, 0xffff));
        pictures.put("claims-nothing", claiming(usual, 0));
        return pictures;
    }

    private static BufferedImage scaled(BufferedImage face, int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.drawImage(face, 0, 0, width, height, null);
        graphics.dispose();
        return image;
    }

    private static BufferedImage filled(Color color) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.dispose();
        return image;
    }

    /** Cyan, magenta, yellow and black, without a word of it. */
    private static byte[] fourInks() {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, null);
        return written(new IIOImage(raster, null, null), false);
    }

    private static byte[] jpeg(BufferedImage image, boolean progressive) {
        return written(new IIOImage(image, null, null), progressive);
    }

    private static byte[] written(IIOImage image, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, image, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** With another width and height in its header (ITU-T T.81, B.2.2). */
    private static byte[] claiming(byte[] jpeg, int side) {
        byte[] claims = jpeg.clone();
        int at = 2;
        while ((claims[at + 1] & 0xff) != 0xc0) {
            at += 2 + (((claims[at + 2] & 0xff) << 8) | (claims[at + 3] & 0xff));
        }
        for (int i = at + 5; i < at + 9; i += 2) {
            claims[i] = (byte) (side >> 8);
            claims[i + 1] = (byte) side;
        }
        return claims;
    }
}
