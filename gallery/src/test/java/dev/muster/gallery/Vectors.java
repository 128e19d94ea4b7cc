package dev.muster.gallery;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import java.util.Map;
import java.util.Random;

/** Seeded embeddings: random directions, and noisy views of them. */
final class Vectors {
    static final ModelId MODEL = new ModelId("test:1");
    static final OperatingPoints POINTS = OperatingPoints.of(MODEL, Map.of(1e-3, 0.3, 1e-4, 0.35, 1e-5, 0.4));

    private final Random random;
    private final int length;

    Vectors(long seed, int length) {
        this.random = new Random(seed);
        this.length = length;
    }

    Embedding any() {
        float[] vector = new float[length];
        for (int i = 0; i < length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Embedding.of(MODEL, vector);
    }

    /** Another view of the same face: the similarity is about 1 / √(1 + noise²). */
    Embedding near(Embedding face, double noise) {
        float[] vector = face.toArray();
        float[] other = any().toArray();
        for (int i = 0; i < length; i++) {
            vector[i] += (float) (noise * other[i]);
        }
        return Embedding.of(MODEL, vector);
    }

    static SubjectId subject(int number) {
        return new SubjectId("s%05d".formatted(number));
    }
}
