package dev.muster.embedding;

/**
 * Names the network, and the way it was fed, that an embedding came from. Embeddings with
 * different ids never compare.
 *
 * @param value a short name and a fingerprint, such as {@code faceplugin-1:5b0c9f3a}
 */
public record ModelId(String value) {
    public ModelId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("expected a model id, got a blank text");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
