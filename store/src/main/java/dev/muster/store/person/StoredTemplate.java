package dev.muster.store.person;

import dev.muster.embedding.Embedding;
import java.time.Instant;
import java.util.Optional;

/**
 * A template as it is kept.
 *
 * @param quality how well the face can be compared, 0 to 1
 * @param origin how it came: {@code camera}, {@code upload}, {@code import}, …
 */
public record StoredTemplate(
        String id,
        String personId,
        Embedding embedding,
        double quality,
        String origin,
        Optional<String> photoHash,
        Instant capturedAt) {}
