package dev.muster.embedding;

import java.util.Arrays;

/**
 * A face as one network sees it: a vector of unit length, tagged with its network.
 *
 * <p>An embedding is biometric data: it never prints its values.
 */
public final class Embedding {
    private final ModelId model;
    private final float[] values;

    private Embedding(ModelId model, float[] values) {
        this.model = model;
        this.values = values;
    }

    /**
     * The embedding in the direction of the given vector.
     *
     * @param vector any length but zero; it is copied and scaled to unit length
     * @throws IllegalArgumentException when the vector is empty, zero or not finite
     */
    public static Embedding of(ModelId model, float[] vector) {
        double squares = 0;
        for (float v : vector) {
            squares += (double) v * v;
        }
        double length = Math.sqrt(squares);
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new IllegalArgumentException("expected a finite vector with a direction, got %d values of length %s"
                    .formatted(vector.length, length));
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return new Embedding(model, unit);
    }

    /** The network it came from. */
    public ModelId model() {
        return model;
    }

    /** How many values it has. */
    public int length() {
        return values.length;
    }

    /** A copy of the values. */
    public float[] toArray() {
        return values.clone();
    }

    /**
     * Cosine of the angle between two embeddings: 1 is the same direction, 0 unrelated.
     *
     * @throws IllegalArgumentException when the two come from different networks
     */
    public double similarity(Embedding other) {
        if (!model.equals(other.model) || values.length != other.values.length) {
            throw new IllegalArgumentException(
                    "embeddings of different networks never compare: %s and %s".formatted(this, other));
        }
        double dot = 0;
        for (int i = 0; i < values.length; i++) {
            dot += (double) values[i] * other.values[i];
        }
        return Math.clamp(dot, -1.0, 1.0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding that && model.equals(that.model) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * model.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Embedding[" + values.length + " values from " + model + "]";
    }
}
