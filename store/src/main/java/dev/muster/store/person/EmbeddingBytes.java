package dev.muster.store.person;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An embedding as bytes: its values as 32-bit floats, little endian, and nothing else. */
final class EmbeddingBytes {
    private EmbeddingBytes() {}

    static byte[] of(Embedding embedding) {
        float[] values = embedding.toArray();
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    static Embedding parse(ModelId model, byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return Embedding.of(model, values);
    }
}
