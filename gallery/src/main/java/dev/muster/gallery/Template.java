package dev.muster.gallery;

import dev.muster.embedding.Embedding;

/** A stored embedding with its owner; a subject may have several. */
public record Template(SubjectId subject, Embedding embedding) {}
