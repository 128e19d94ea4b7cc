package dev.muster.eval;

import java.nio.file.Path;

/** Turns an image file into the embedding of its main face; called by many threads at once. */
@FunctionalInterface
interface FaceReader {
    Acquisition read(Path image);
}
