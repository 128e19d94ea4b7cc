package dev.muster.desktop;

import dev.muster.frame.Frame;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A frame's pixels in the form a screen takes fastest, made smaller first when it is shown much smaller. */
final class ScreenPicture {
    private Optional<Frame> shown = Optional.empty();
    private BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    private int step;

    /**
     * The frame as an image of its own size or a whole fraction of it; the next call may draw over it.
     *
     * @param devicePixels how wide it will be on the screen
     */
    BufferedImage of(Frame frame, double devicePixels) {
        int wanted = Math.max(1, (int) Math.floor(frame.width() / Math.max(1, devicePixels)));
        if (step != wanted || shown.isEmpty() || shown.get() != frame) {
            step = wanted;
            shown = Optional.of(frame);
            fill(frame);
        }
        return image;
    }

    private void fill(Frame frame) {
        int width = Math.max(1, frame.width() / step);
        int height = Math.max(1, frame.height() / step);
        if (image.getWidth() != width || image.getHeight() != height) {
            image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        }
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        ByteBuffer rgb = frame.pixels();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = mean(rgb, frame.width(), x * step, y * step);
            }
        }
    }

    /** The mean colour of a square of {@code step} by {@code step} pixels. */
    private int mean(ByteBuffer rgb, int stride, int left, int top) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = top; y < top + step; y++) {
            int at = 3 * (y * stride + left);
            for (int x = 0; x < step; x++, at += 3) {
                red += rgb.get(at) & 0xff;
                green += rgb.get(at + 1) & 0xff;
                blue += rgb.get(at + 2) & 0xff;
            }
        }
        int count = step * step;
        return ((red / count) << 16) | ((green / count) << 8) | (blue / count);
    }
}
