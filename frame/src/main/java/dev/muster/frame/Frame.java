package dev.muster.frame;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One upright picture and the time it was taken: 8-bit RGB, row by row from the top left corner.
 *
 * <p>A frame is immutable and safe to share between threads; its pixels can be read but never
 * reached for writing.
 */
public final class Frame {
    private static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final byte[] rgb;
    private final Instant time;

    private Frame(int width, int height, byte[] rgb, Instant time) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
        this.time = time;
    }

    /**
     * A frame that holds a copy of the given pixels.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @param rgb {@code width * height * 3} bytes: red, green, blue of each pixel
     * @throws IllegalArgumentException when the size is not positive or does not fit the bytes
     */
    public static Frame of(int width, int height, byte[] rgb, Instant time) {
        if (width < 1 || height < 1 || (long) width * height * CHANNELS != rgb.length) {
            throw new IllegalArgumentException("expected width * height * 3 bytes of RGB, got %d x %d with %d bytes"
                    .formatted(width, height, rgb.length));
        }
        return new Frame(width, height, rgb.clone(), time);
    }

    /**
     * A frame that holds a copy of pixels in somebody else's memory.
     *
     * @param rgb red, green, blue of each pixel; only its content from 0 to its limit is read
     * @param stride bytes from the start of one row to the start of the next
     * @throws IllegalArgumentException when the size is not positive or does not fit the bytes
     */
    public static Frame of(int width, int height, ByteBuffer rgb, int stride, Instant time) {
        int rowBytes = width * CHANNELS;
        if (width < 1 || height < 1 || stride < rowBytes || (height - 1L) * stride + rowBytes > rgb.limit()) {
            throw new IllegalArgumentException("expected rows of RGB, got %d x %d with a stride of %d in %d bytes"
                    .formatted(width, height, stride, rgb.limit()));
        }
        byte[] packed = new byte[Math.multiplyExact(rowBytes, height)];
        for (int y = 0; y < height; y++) {
            rgb.get(y * stride, packed, y * rowBytes, rowBytes);
        }
        return new Frame(width, height, packed, time);
    }

    /** A frame that keeps the given pixels, which nobody else may hold. */
    static Frame owning(int width, int height, byte[] rgb, Instant time) {
        return new Frame(width, height, rgb, time);
    }

    /** A frame that shows what the image shows; transparency is laid over white. */
    public static Frame of(BufferedImage image, Instant time) {
        return new Frame(image.getWidth(), image.getHeight(), RgbPixels.of(image), time);
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** When the picture was taken, or processed where nobody knows when it was taken. */
    public Instant time() {
        return time;
    }

    /** The pixels, read-only: {@code width * height * 3} bytes of RGB, row by row. */
    public ByteBuffer pixels() {
        return ByteBuffer.wrap(rgb).asReadOnlyBuffer();
    }

    /** The same picture with another time. */
    public Frame at(Instant otherTime) {
        return new Frame(width, height, rgb, otherTime);
    }

    /** The same picture turned clockwise by so many times 90 degrees. */
    public Frame turnedRight(int quarterTurns) {
        return Orientation.turnedRight(quarterTurns).upright(this);
    }

    /**
     * A part of the picture.
     *
     * @param x the part's left edge in pixels
     * @param y the part's upper edge in pixels
     * @throws IllegalArgumentException when the part does not lie inside the picture or is empty
     */
    public Frame cut(int x, int y, int partWidth, int partHeight) {
        if (x < 0 || y < 0 || partWidth < 1 || partHeight < 1 || x > width - partWidth || y > height - partHeight) {
            throw new IllegalArgumentException("expected a part of a picture of %d x %d, got %d x %d at %d, %d"
                    .formatted(width, height, partWidth, partHeight, x, y));
        }
        byte[] part = new byte[partWidth * partHeight * CHANNELS];
        for (int row = 0; row < partHeight; row++) {
            int from = ((y + row) * width + x) * CHANNELS;
            System.arraycopy(rgb, from, part, row * partWidth * CHANNELS, partWidth * CHANNELS);
        }
        return new Frame(partWidth, partHeight, part, time);
    }

    /**
     * The same picture at another size, smooth and without jagged edges.
     *
     * @throws IllegalArgumentException when the size is not positive
     */
    public Frame scaled(int newWidth, int newHeight) {
        return Frame.of(Scaling.of(toImage(), newWidth, newHeight), time);
    }

    /** A copy of the picture that can be drawn on and shown. */
    public BufferedImage toImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < rgb.length; i += CHANNELS) {
            bgr[i] = rgb[i + 2];
            bgr[i + 1] = rgb[i + 1];
            bgr[i + 2] = rgb[i];
        }
        return image;
    }

    /** Size and time only: a picture of a face has no place in a log. */
    @Override
    public String toString() {
        return "Frame[" + width + "x" + height + " at " + time + "]";
    }
}
