package dev.muster.frame;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Decodes image files: JPEG, PNG, WebP, GIF, BMP and TIFF, turned upright as EXIF says. Of an
 * animation or a file of several pages it takes the first. Safe for many threads at once.
 */
public final class FrameDecoder {
    private final DecodeLimits limits;
    private final Clock clock;

    /**
     * A decoder.
     *
     * @param limits checked before any pixel is decoded
     * @param clock gives a decoded frame its time
     */
    public FrameDecoder(DecodeLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Decodes a file; whatever is wrong with it comes back as {@link Decoding.Refused}. */
    public Decoding decode(Path file) {
        try {
            return decode(file.toString(), read(file));
        } catch (RefusedException e) {
            return new Decoding.Refused(file.toString(), e.reason());
        }
    }

    /**
     * Decodes bytes, as from an upload or a resource.
     *
     * @param name what a refusal calls them
     */
    public Decoding decode(String name, byte[] content) {
        try {
            return new Decoding.Decoded(decode(content));
        } catch (RefusedException e) {
            return new Decoding.Refused(name, e.reason());
        } catch (EOFException e) {
            return new Decoding.Refused(name, Damage.CUT_OFF);
        } catch (IOException | RuntimeException e) {
            // Decoders throw all sorts of exceptions at damaged input.
            return new Decoding.Refused(name, Damage.REASON);
        } catch (OutOfMemoryError e) {
            return new Decoding.Refused(name, "needs more memory to decode than there is");
        }
    }

    private byte[] read(Path file) throws RefusedException {
        if (Files.isDirectory(file)) {
            throw new RefusedException("is a folder, not an image file");
        }
        if (!Files.exists(file)) {
            throw new RefusedException("does not exist");
        }
        if (!Files.isRegularFile(file)) {
            throw new RefusedException("is not a file: expected an image file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            refuseBytes(Files.size(file));
            return in.readNBytes((int) Math.min(limits.maxBytes() + 1, Integer.MAX_VALUE - 8));
        } catch (AccessDeniedException e) {
            throw new RefusedException("may not be read: permission denied");
        } catch (IOException e) {
            throw new RefusedException("cannot be read from the disk");
        }
    }

    private Frame decode(byte[] content) throws RefusedException, IOException {
        refuseBytes(content.length);
        if (content.length == 0) {
            throw new RefusedException("is empty: " + ImageFormat.EXPECTED);
        }
        ImageFormat format =
                ImageFormat.of(content).orElseThrow(() -> new RefusedException(ImageFormat.strange(content)));
        Structure structure = Structure.of(format, content);
        BufferedImage image = Picture.read(format, content, limits);
        return structure.orientation().upright(Frame.of(image, clock.instant()));
    }

    private void refuseBytes(long size) throws RefusedException {
        if (size > limits.maxBytes()) {
            throw new RefusedException(
                    "is larger than the %,d bytes that an image may have".formatted(limits.maxBytes()));
        }
    }
}
