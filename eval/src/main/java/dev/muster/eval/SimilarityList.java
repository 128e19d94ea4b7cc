package dev.muster.eval;

import java.util.Arrays;

/** A growing list of similarities without a box around each. */
final class SimilarityList {
    private double[] values = new double[64];
    private int size;

    void add(double similarity) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = similarity;
    }

    void addAll(SimilarityList other) {
        for (int i = 0; i < other.size; i++) {
            add(other.values[i]);
        }
    }

    void drainTo(TopSimilarities top) {
        top.add(values, size);
        size = 0;
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
