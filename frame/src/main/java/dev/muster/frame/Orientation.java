package dev.muster.frame;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.nio.ByteBuffer;

/** The eight ways in which a camera may have held a picture (EXIF 2.32, tag 0x0112, in its order). */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    HALF_TURN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    QUARTER_TURN_RIGHT(true, false, true),
    TRANSVERSED(true, true, true),
    QUARTER_TURN_LEFT(true, true, false);

    private static final int CHANNELS = 3;

    private final boolean swapped;
    private final boolean fromRight;
    private final boolean fromBottom;

    /**
     * Where the pixels of the upright picture come from.
     *
     * @param swapped whether its rows are the stored columns
     * @param fromRight whether stored columns run backwards
     * @param fromBottom whether stored rows run backwards
     */
    Orientation(boolean swapped, boolean fromRight, boolean fromBottom) {
        this.swapped = swapped;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** Reads the tag from an EXIF block, which is laid out as a TIFF file; upright where there is none. */
    static Orientation ofExif(byte[] tiff) {
        try {
            Metadata metadata = new Metadata();
            new ExifReader().extract(new ByteArrayReader(tiff), metadata);
            return metadata.getDirectoriesOfType(ExifIFD0Directory.class).stream()
                    .map(directory -> directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
                    .findFirst()
                    .filter(tag -> tag >= 1 && tag <= values().length)
                    .map(tag -> values()[tag - 1])
                    .orElse(UPRIGHT);
        } catch (RuntimeException e) {
            return UPRIGHT;
        }
    }

    /** The orientation that is undone by so many quarter turns clockwise. */
    static Orientation turnedRight(int quarterTurns) {
        return switch (Math.floorMod(quarterTurns, 4)) {
            case 1 -> QUARTER_TURN_RIGHT;
            case 2 -> HALF_TURN;
            case 3 -> QUARTER_TURN_LEFT;
            default -> UPRIGHT;
        };
    }

    /** The stored picture turned upright. */
    Frame upright(Frame stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = stored.width();
        int height = stored.height();
        ByteBuffer rgb = stored.pixels();
        byte[] turned = new byte[rgb.capacity()];
        int stepRight = (fromRight ? -1 : 1) * CHANNELS;
        int stepDown = (fromBottom ? -1 : 1) * CHANNELS * width;
        int start = CHANNELS * ((fromRight ? width - 1 : 0) + (fromBottom ? height - 1 : 0) * width);
        int columns = swapped ? height : width;
        int rows = swapped ? width : height;
        for (int y = 0, at = 0; y < rows; y++) {
            int from = start + y * (swapped ? stepRight : stepDown);
            for (int x = 0; x < columns; x++, at += CHANNELS) {
                rgb.get(from, turned, at, CHANNELS);
                from += swapped ? stepDown : stepRight;
            }
        }
        return Frame.owning(columns, rows, turned, stored.time());
    }
}
