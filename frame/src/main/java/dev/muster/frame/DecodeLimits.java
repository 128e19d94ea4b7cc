package dev.muster.frame;

/**
 * What an image may cost before a single pixel of it is decoded.
 *
 * @param maxBytes size of the file in bytes
 * @param maxPixels width times height
 */
public record DecodeLimits(long maxBytes, long maxPixels) {
    /** 64 MB and 64 million pixels: any phone's photo, and no decompression bomb. */
    public static final DecodeLimits DEFAULT = new DecodeLimits(64_000_000, 64_000_000);

    public DecodeLimits {
        if (maxBytes < 1 || maxPixels < 1) {
            throw new IllegalArgumentException(
                    "expected positive limits, got %d bytes and %d pixels".formatted(maxBytes, maxPixels));
        }
    }
}
