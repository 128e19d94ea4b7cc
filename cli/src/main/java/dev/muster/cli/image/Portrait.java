package dev.muster.cli.image;

import dev.muster.cli.console.JsonObject;
import dev.muster.embedding.Embedding;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.Quality;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One side of a comparison: a photo and its largest face, or why there is none. */
sealed interface Portrait {

    /** What the user should know about it. */
    Optional<String> note();

    JsonObject json();

    /** A face that can be compared. */
    record Usable(Path file, int faces, Face face, Quality quality, Embedding embedding) implements Portrait {
        @Override
        public Optional<String> note() {
            if (faces > 1) {
                return Optional.of("Note: %s shows %d faces; the largest was taken.".formatted(file, faces));
            }
            return quality.acceptable()
                    ? Optional.empty()
                    : Optional.of("Note: the face on %s is not a good one: %s.".formatted(file, Words.advice(quality)));
        }

        @Override
        public JsonObject json() {
            return new JsonObject()
                    .with("file", file.toString())
                    .with("faces", faces)
                    .withAll(FaceJson.of(face, quality));
        }
    }

    /** No picture, or no face on it. */
    record Unusable(Path file, String reason) implements Portrait {
        @Override
        public Optional<String> note() {
            return Optional.of(file + ": " + reason);
        }

        @Override
        public JsonObject json() {
            return new JsonObject().with("file", file.toString()).with("error", reason);
        }
    }

    static Portrait of(FaceEngine engine, Images images, Path file) {
        return switch (images.decode(file)) {
            case Decoding.Refused refused -> new Unusable(file, refused.reason());
            case Decoding.Decoded(Frame frame) -> {
                List<Face> faces = engine.detect(frame);
                if (faces.isEmpty()) {
                    yield new Unusable(file, "expected a face, found none");
                }
                Face largest = faces.getFirst();
                Quality quality = engine.assessQuality(frame, largest);
                yield new Usable(file, faces.size(), largest, quality, engine.extract(frame, largest));
            }
        };
    }
}
