package dev.muster.frame;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Turns any image into opaque 8-bit RGB bytes; transparency is laid over white. */
final class RgbPixels {
    private static final int WHITE = 255;
    private static final int CHANNELS = 3;

    private RgbPixels() {}

    static byte[] of(BufferedImage image) {
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(image.getWidth(), image.getHeight()), CHANNELS)];
        switch (image.getType()) {
            case BufferedImage.TYPE_3BYTE_BGR ->
                // Data elements come in the order of the bands, which is red, green, blue.
                image.getRaster().getDataElements(0, 0, image.getWidth(), image.getHeight(), rgb);
            case BufferedImage.TYPE_INT_RGB -> fromPackedRgb(image, rgb);
            default -> {
                ColorModel colours = image.getColorModel();
                if (isPlainGrey(colours)) {
                    fromGrey(image, rgb);
                } else if (isPlainCmyk(colours)) {
                    fromCmyk(image, rgb);
                } else if (colours instanceof IndexColorModel
                        || colours.getColorSpace().isCS_sRGB()) {
                    fromArgb(image, rgb);
                } else {
                    return of(converted(image));
                }
            }
        }
        return rgb;
    }

    private static void fromPackedRgb(BufferedImage image, byte[] rgb) {
        int width = image.getWidth();
        int[] row = new int[width];
        Raster raster = image.getRaster();
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getDataElements(0, y, width, 1, row);
            for (int pixel : row) {
                rgb[at++] = (byte) (pixel >> 16);
                rgb[at++] = (byte) (pixel >> 8);
                rgb[at++] = (byte) pixel;
            }
        }
    }

    private static boolean isPlainGrey(ColorModel colours) {
        return colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && (colours.getTransferType() == DataBuffer.TYPE_BYTE
                        || colours.getTransferType() == DataBuffer.TYPE_USHORT)
                && !colours.isAlphaPremultiplied();
    }

    /** Java takes grey for linear light and would brighten it; in files it is as sRGB is. */
    private static void fromGrey(BufferedImage image, byte[] rgb) {
        int width = image.getWidth();
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int most = (1 << image.getColorModel().getComponentSize(0)) - 1;
        int[] row = new int[width * bands];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int i = 0; i < row.length; i += bands) {
                int alpha = bands > 1 ? to8Bit(row[i + 1], most) : 255;
                byte grey = overWhite(to8Bit(row[i], most), alpha);
                rgb[at++] = grey;
                rgb[at++] = grey;
                rgb[at++] = grey;
            }
        }
    }

    private static int to8Bit(int sample, int most) {
        return most == 255 ? sample : (sample * 255 + most / 2) / most;
    }

    private static boolean isPlainCmyk(ColorModel colours) {
        ColorSpace space = colours.getColorSpace();
        return space.getType() == ColorSpace.TYPE_CMYK
                && !(space instanceof ICC_ColorSpace)
                && colours.getNumComponents() == 4
                && colours.getTransferType() == DataBuffer.TYPE_BYTE;
    }

    /** Inks without a profile: each takes away its part of the light. */
    private static void fromCmyk(BufferedImage image, byte[] rgb) {
        int width = image.getWidth();
        int[] row = new int[width * 4];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getPixels(0, y, width, 1, row);
            for (int i = 0; i < row.length; i += 4) {
                int light = 255 - row[i + 3];
                rgb[at++] = (byte) (((255 - row[i]) * light + 127) / 255);
                rgb[at++] = (byte) (((255 - row[i + 1]) * light + 127) / 255);
                rgb[at++] = (byte) (((255 - row[i + 2]) * light + 127) / 255);
            }
        }
    }

    private static void fromArgb(BufferedImage image, byte[] rgb) {
        int width = image.getWidth();
        int[] row = new int[width];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int argb : row) {
                int alpha = argb >>> 24;
                rgb[at++] = overWhite(argb >> 16 & 0xff, alpha);
                rgb[at++] = overWhite(argb >> 8 & 0xff, alpha);
                rgb[at++] = overWhite(argb & 0xff, alpha);
            }
        }
    }

    private static BufferedImage converted(BufferedImage image) {
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage target = new BufferedImage(image.getWidth(), image.getHeight(), type);
        return new ColorConvertOp(null).filter(image, target);
    }

    private static byte overWhite(int value, int alpha) {
        return (byte) (alpha == 255 ? value : (value * alpha + WHITE * (255 - alpha) + 127) / 255);
    }
}
