package dev.muster.frame;

import java.awt.image.BufferedImage;

/** Turns any image into opaque 8-bit RGB bytes. */
final class RgbPixels {
    private static final int WHITE = 255;

    private RgbPixels() {}

    static byte[] of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
        int[] row = new int[width];
        int at = 0;
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int argb : row) {
                int alpha = argb >>> 24;
                rgb[at++] = overWhite(argb >> 16 & 0xff, alpha);
                rgb[at++] = overWhite(argb >> 8 & 0xff, alpha);
                rgb[at++] = overWhite(argb & 0xff, alpha);
            }
        }
        return rgb;
    }

    private static byte overWhite(int value, int alpha) {
        return (byte) ((value * alpha + WHITE * (255 - alpha) + 127) / 255);
    }
}
