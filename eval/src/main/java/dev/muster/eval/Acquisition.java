package dev.muster.eval;

import dev.muster.embedding.Embedding;

/** What became of one picture: an embedding, or a failure to acquire (ISO/IEC 19795-1). */
sealed interface Acquisition {

    record Acquired(Embedding embedding) implements Acquisition {}

    /**
     * There is nothing to compare.
     *
     * @param unreadable whether the file was no picture, as against a picture without a face
     */
    record Failed(String reason, boolean unreadable) implements Acquisition {}
}
