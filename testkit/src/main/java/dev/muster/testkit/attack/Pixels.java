package dev.muster.testkit.attack;

import dev.muster.frame.Frame;
import java.awt.image.BufferedImage;
import java.time.Instant;

/** A picture as floats, 0 to 255, red, green and blue of each pixel after one another. */
final class Pixels {
    static final int CHANNELS = 3;

    final int width;
    final int height;
    final float[] rgb;

    Pixels(int width, int height) {
        this.width = width;
        this.height = height;
        this.rgb = new float[CHANNELS * width * height];
    }

    static Pixels of(BufferedImage image) {
        Pixels pixels = new Pixels(image.getWidth(), image.getHeight());
        for (int y = 0; y < pixels.height; y++) {
            for (int x = 0; x < pixels.width; x++) {
                int packed = image.getRGB(x, y);
                for (int c = 0; c < CHANNELS; c++) {
                    pixels.set(x, y, c, packed >> (16 - 8 * c) & 0xff);
                }
            }
        }
        return pixels;
    }

    float get(int x, int y, int channel) {
        return rgb[CHANNELS * (y * width + x) + channel];
    }

    void set(int x, int y, int channel, float value) {
        rgb[CHANNELS * (y * width + x) + channel] = value;
    }

    /** The bilinear sample at a place; beyond the edge the edge goes on. */
    float at(double x, double y, int channel) {
        double cx = Math.clamp(x - 0.5, 0, width - 1.0);
        double cy = Math.clamp(y - 0.5, 0, height - 1.0);
        int left = (int) cx;
        int top = (int) cy;
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        double fx = cx - left;
        double fy = cy - top;
        double upper = get(left, top, channel) * (1 - fx) + get(right, top, channel) * fx;
        double lower = get(left, bottom, channel) * (1 - fx) + get(right, bottom, channel) * fx;
        return (float) (upper * (1 - fy) + lower * fy);
    }

    /** Each pixel mixed with its neighbours, as a lens of small means does. */
    Pixels blurred(float neighbours) {
        Pixels out = new Pixels(width, height);
        float own = 1 - 4 * neighbours;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < CHANNELS; c++) {
                    float around = get(Math.max(x - 1, 0), y, c)
                            + get(Math.min(x + 1, width - 1), y, c)
                            + get(x, Math.max(y - 1, 0), c)
                            + get(x, Math.min(y + 1, height - 1), c);
                    out.set(x, y, c, own * get(x, y, c) + neighbours * around);
                }
            }
        }
        return out;
    }

    Frame frame(Instant time) {
        byte[] bytes = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(rgb[i]), 0, 255);
        }
        return Frame.of(width, height, bytes, time);
    }
}
