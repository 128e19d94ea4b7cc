package dev.muster.server.enrol;

import dev.muster.embedding.Embedding;
import dev.muster.face.Face;
import dev.muster.face.Pose;
import dev.muster.face.Quality;
import dev.muster.store.person.NewTemplate;
import java.time.Instant;
import java.util.Optional;

/** A face that passed the gate and may become a template; the picture it came from is gone but for a small crop. */
public final class FaceSample {
    private final Embedding embedding;
    private final Quality quality;
    private final Face face;
    private final Instant capturedAt;
    private final String photoHash;
    private final byte[] crop;

    FaceSample(Embedding embedding, Quality quality, Face face, Instant capturedAt, String photoHash, byte[] crop) {
        this.embedding = embedding;
        this.quality = quality;
        this.face = face;
        this.capturedAt = capturedAt;
        this.photoHash = photoHash;
        this.crop = crop.clone();
    }

    public Embedding embedding() {
        return embedding;
    }

    public Pose pose() {
        return quality.pose();
    }

    /** Where in the picture it was. */
    public Face face() {
        return face;
    }

    /** Tells the same photo from others: a keyed hash of its bytes. */
    public String photoHash() {
        return photoHash;
    }

    /** A small JPEG of the face. */
    public byte[] crop() {
        return crop.clone();
    }

    NewTemplate template(String origin, boolean keepCrop) {
        return new NewTemplate(
                embedding,
                quality.overall(),
                origin,
                Optional.of(photoHash),
                capturedAt,
                keepCrop ? Optional.of(crop) : Optional.empty());
    }

    /** Shows nothing of the face. */
    @Override
    public String toString() {
        return "FaceSample";
    }
}
