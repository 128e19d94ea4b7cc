package dev.muster.eval;

import java.util.Arrays;

/** The largest of any number of similarities, in memory for twice as many. */
final class TopSimilarities {
    private static final int MIN_CAPACITY = 1 << 16;

    private final int keep;
    private final double[] values;
    private int size;
    private volatile double floor = Double.NEGATIVE_INFINITY;

    TopSimilarities(int keep) {
        this.keep = keep;
        values = new double[Math.max(2 * keep, MIN_CAPACITY)];
    }

    /** Whether a similarity could still be one of the largest. */
    boolean wants(double similarity) {
        return similarity > floor;
    }

    synchronized void add(double[] similarities, int count) {
        for (int i = 0; i < count; i++) {
            if (size == values.length) {
                dropSmallest();
            }
            if (wants(similarities[i])) {
                values[size++] = similarities[i];
            }
        }
    }

    /** The largest, in ascending order. */
    synchronized double[] ascending() {
        dropSmallest();
        return Arrays.copyOf(values, size);
    }

    private void dropSmallest() {
        Arrays.sort(values, 0, size);
        if (size > keep) {
            System.arraycopy(values, size - keep, values, 0, keep);
            size = keep;
            floor = values[0];
        }
    }
}
