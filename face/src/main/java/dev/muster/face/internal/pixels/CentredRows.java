package dev.muster.face.internal.pixels;

import dev.muster.frame.Frame;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads rows of a frame with 128 taken from every value, as signed bytes: those the compiler turns into floats many
 * at a time, unsigned ones one by one.
 */
final class CentredRows {
    /** What was taken from every value. */
    static final int CENTRE = 128;

    private static final int CHANNELS = 3;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long FLIP = 0x8080808080808080L;

    private final ByteBuffer pixels;
    private final int frameWidth;
    private final int left;
    private final int length;
    private final byte[] row;

    /** Rows of the columns from {@code left}, {@code width} of them. */
    CentredRows(Frame frame, int left, int width) {
        this.pixels = frame.pixels();
        this.frameWidth = frame.width();
        this.left = left;
        this.length = CHANNELS * width;
        this.row = new byte[Math.ceilDiv(length, Long.BYTES) * Long.BYTES];
    }

    /** How many bytes of a row count. */
    int length() {
        return length;
    }

    /** The row's reds, greens and blues less 128; good until the next call, and longer than {@code length}. */
    byte[] read(int y) {
        pixels.get(CHANNELS * (y * frameWidth + left), row, 0, length);
        for (int i = 0; i < row.length; i += Long.BYTES) {
            EIGHT.set(row, i, (long) EIGHT.get(row, i) ^ FLIP);
        }
        return row;
    }
}
