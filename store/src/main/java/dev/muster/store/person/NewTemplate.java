package dev.muster.store.person;

import dev.muster.embedding.Embedding;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A template that is to be kept. */
public final class NewTemplate {
    private final Embedding embedding;
    private final double quality;
    private final String origin;
    private final Optional<String> photoHash;
    private final Instant capturedAt;
    private final byte @Nullable [] crop;

    /**
     * @param quality how well the face can be compared, 0 to 1
     * @param origin how it came: {@code camera}, {@code upload}, {@code import}, …
     * @param photoHash a hash of the photo, by which an import knows what it has done
     * @param jpegCrop a small aligned picture for the administrator's eye; empty when the policy keeps none
     */
    public NewTemplate(
            Embedding embedding,
            double quality,
            String origin,
            Optional<String> photoHash,
            Instant capturedAt,
            Optional<byte[]> jpegCrop) {
        this.embedding = embedding;
        this.quality = quality;
        this.origin = origin;
        this.photoHash = photoHash;
        this.capturedAt = capturedAt;
        this.crop = jpegCrop.map(byte[]::clone).orElse(null);
    }

    public Embedding embedding() {
        return embedding;
    }

    public double quality() {
        return quality;
    }

    public String origin() {
        return origin;
    }

    public Optional<String> photoHash() {
        return photoHash;
    }

    public Instant capturedAt() {
        return capturedAt;
    }

    public Optional<byte[]> jpegCrop() {
        return Optional.ofNullable(crop).map(byte[]::clone);
    }

    /** Shows neither face nor hash. */
    @Override
    public String toString() {
        return "NewTemplate[" + origin + "]";
    }
}
