package dev.muster.camera;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** A photo under a view that moves over it, inwards or outwards, and to one side. */
final class PannedPhoto {
    /** The view's least width, as a share of the canvas. */
    private static final double CLOSEST = 0.86;

    private static final double MEAN_SHARE = (1 + CLOSEST) / 2;
    private static final Color SHADE = new Color(0, 0, 0, 110);

    /** The view closes in on the upper part, where faces are. */
    private static final double UPPER_THIRD = 0.3;

    private static final int ONE = 256;

    private final int viewWidth;
    private final int viewHeight;
    private final int width;
    private final int height;
    private final int[] pixels;

    /** The photo on a canvas of the view's shape, as large as a moving view of the given size needs it. */
    PannedPhoto(BufferedImage photo, int viewWidth, int viewHeight) {
        this.viewWidth = viewWidth;
        this.viewHeight = viewHeight;
        width = (int) Math.ceil(viewWidth / MEAN_SHARE);
        height = (int) Math.ceil(viewHeight / MEAN_SHARE);
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        paint(canvas, blurred(photo), Math.max(width / (double) photo.getWidth(), height / (double) photo.getHeight()));
        paint(canvas, photo, Math.min(width / (double) photo.getWidth(), height / (double) photo.getHeight()));
        pixels = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
    }

    /** The photo as a background for itself where it does not fill the canvas: the same size, out of focus, darker. */
    private static BufferedImage blurred(BufferedImage photo) {
        BufferedImage tiny = new BufferedImage(24, 14, BufferedImage.TYPE_INT_RGB);
        BufferedImage small = new BufferedImage(192, 112, BufferedImage.TYPE_INT_RGB);
        stretch(photo, small);
        stretch(small, tiny);
        BufferedImage blurred = new BufferedImage(photo.getWidth(), photo.getHeight(), BufferedImage.TYPE_INT_RGB);
        stretch(tiny, blurred);
        Graphics2D g = blurred.createGraphics();
        g.setColor(SHADE);
        g.fillRect(0, 0, blurred.getWidth(), blurred.getHeight());
        g.dispose();
        return blurred;
    }

    private static void stretch(BufferedImage from, BufferedImage to) {
        Graphics2D g = to.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(from, 0, 0, to.getWidth(), to.getHeight(), null);
        g.dispose();
    }

    private static void paint(BufferedImage canvas, BufferedImage photo, double scale) {
        double left = (canvas.getWidth() - photo.getWidth() * scale) / 2;
        double top = (canvas.getHeight() - photo.getHeight() * scale) / 2;
        Graphics2D g = canvas.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(photo, new AffineTransform(scale, 0, 0, scale, left, top), null);
        g.dispose();
    }

    /**
     * Draws the view over what is there.
     *
     * @param number of the photo: even ones move inwards, odd ones outwards
     * @param progress of the movement, 0 to 1
     * @param opacity 1 covers what is there
     * @param rgb of the view's size, three bytes a pixel
     */
    void draw(int number, double progress, double opacity, byte[] rgb) {
        double inwards = number % 2 == 0 ? progress : 1 - progress;
        double smooth = inwards * inwards * (3 - 2 * inwards);
        double share = 1 - (1 - CLOSEST) * smooth;
        double step = Math.min((double) width / viewWidth, (double) height / viewHeight) * share;
        double sideways = number % 4 < 2 ? 0.2 + 0.6 * smooth : 0.8 - 0.6 * smooth;
        double left = (width - step * viewWidth) * sideways;
        double top = (height - step * viewHeight) * UPPER_THIRD;
        Axis across = new Axis(left, step, viewWidth, width);
        Axis down = new Axis(top, step, viewHeight, height);
        blend(across, down, (int) Math.round(Math.clamp(opacity, 0, 1) * ONE), rgb);
    }

    private void blend(Axis across, Axis down, int opacity, byte[] rgb) {
        int at = 0;
        for (int y = 0; y < viewHeight; y++) {
            int upper = down.first[y] * width;
            int lower = down.second[y] * width;
            for (int x = 0; x < viewWidth; x++, at += 3) {
                int a = across.first[x];
                int b = across.second[x];
                int above = mixed(pixels[upper + a], pixels[upper + b], across.weight[x]);
                int below = mixed(pixels[lower + a], pixels[lower + b], across.weight[x]);
                int colour = mixed(above, below, down.weight[y]);
                if (opacity < ONE) {
                    colour = mixed(colourAt(rgb, at), colour, opacity);
                }
                rgb[at] = (byte) (colour >> 16);
                rgb[at + 1] = (byte) (colour >> 8);
                rgb[at + 2] = (byte) colour;
            }
        }
    }

    private static int colourAt(byte[] rgb, int at) {
        return ((rgb[at] & 0xff) << 16) | ((rgb[at + 1] & 0xff) << 8) | (rgb[at + 2] & 0xff);
    }

    /** Two colours mixed, red and blue in one multiplication; weight is the second one's share of 256. */
    private static int mixed(int first, int second, int weight) {
        int rest = ONE - weight;
        int redBlue = ((first & 0xff00ff) * rest + (second & 0xff00ff) * weight + 0x800080) >>> 8;
        int green = ((first & 0xff00) * rest + (second & 0xff00) * weight + 0x8000) >>> 8;
        return (redBlue & 0xff00ff) | (green & 0xff00);
    }

    /** Where each row or column of the view lies between two of the photo. */
    private static final class Axis {
        final int[] first;
        final int[] second;
        final int[] weight;

        Axis(double start, double step, int count, int limit) {
            first = new int[count];
            second = new int[count];
            weight = new int[count];
            for (int i = 0; i < count; i++) {
                double at = Math.clamp(start + (i + 0.5) * step - 0.5, 0, limit - 1);
                first[i] = (int) at;
                second[i] = Math.min(limit - 1, first[i] + 1);
                weight[i] = (int) Math.round((at - first[i]) * ONE);
            }
        }
    }
}
