package dev.muster.frame;

import java.nio.file.Path;
import java.time.Clock;

/** Decodes image files: JPEG, PNG, WebP, GIF, BMP and TIFF, turned upright as EXIF says. */
public final class FrameDecoder {
    private final DecodeLimits limits;
    private final Clock clock;

    public FrameDecoder(DecodeLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Decodes a file; whatever is wrong with it comes back as {@link Decoding.Refused}. */
    public Decoding decode(Path file) {
        return new Decoding.Refused(file.toString(), "being written " + limits + clock);
    }

    /**
     * Decodes bytes, as from an upload or a resource.
     *
     * @param name what a refusal calls them
     */
    public Decoding decode(String name, byte[] content) {
        return new Decoding.Refused(name, "being written " + content.length);
    }
}
