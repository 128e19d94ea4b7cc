package dev.muster.liveness;

import dev.muster.embedding.Embedding;
import java.util.function.ToDoubleFunction;

/**
 * Whose face it must be.
 *
 * @param similarity of a probe to that person's templates
 * @param threshold least similarity that counts, of an operating point
 */
public record Reference(ToDoubleFunction<Embedding> similarity, double threshold) {}
