package dev.muster.face;

import dev.muster.embedding.Embedding;

/** Everything that one call finds out about one face. */
public record FaceAnalysis(Face face, Quality quality, Presentation presentation, Embedding embedding) {}
