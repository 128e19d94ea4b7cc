package dev.muster.gallery;

import dev.muster.embedding.Embedding;
import java.util.Arrays;

/**
 * Up to {@value #LANES} templates, stored dimension by dimension so that a plain loop compares them
 * all with one probe at once.
 *
 * <p>A lane is written once, before the snapshot that counts it is published; readers of older
 * snapshots leave it out. So appending shares the block, and everything else copies it.
 */
final class Block {
    /** At 512 values a block stays below what the collector treats as a humongous object. */
    static final int LANES = 128;

    private static final int UNROLLED = 4;

    private final int dimension;
    private final float[] values;
    private final SubjectId[] owners;

    Block(int dimension) {
        this(dimension, new float[Math.multiplyExact(dimension, LANES)], new SubjectId[LANES]);
    }

    private Block(int dimension, float[] values, SubjectId[] owners) {
        this.dimension = dimension;
        this.values = values;
        this.owners = owners;
    }

    /** Fills a lane that no snapshot counts yet. */
    void write(int lane, Template template) {
        float[] vector = template.embedding().toArray();
        for (int d = 0; d < dimension; d++) {
            values[d * LANES + lane] = vector[d];
        }
        owners[lane] = template.subject();
    }

    /** A copy whose one lane holds what another block's lane holds. */
    Block withLane(int lane, Block other, int otherLane) {
        Block copy = new Block(dimension, values.clone(), owners.clone());
        for (int d = 0; d < dimension; d++) {
            copy.values[d * LANES + lane] = other.values[d * LANES + otherLane];
        }
        copy.owners[lane] = other.owners[otherLane];
        return copy;
    }

    /** A copy that keeps only the first lanes and nothing of the others. */
    Block first(int lanes) {
        Block copy = new Block(dimension, values.clone(), Arrays.copyOf(Arrays.copyOf(owners, lanes), LANES));
        for (int d = 0; d < dimension; d++) {
            Arrays.fill(copy.values, d * LANES + lanes, (d + 1) * LANES, 0);
        }
        return copy;
    }

    SubjectId owner(int lane) {
        return owners[lane];
    }

    boolean holds(int lane, Embedding embedding) {
        float[] vector = embedding.toArray();
        for (int d = 0; d < dimension; d++) {
            if (values[d * LANES + lane] != vector[d]) {
                return false;
            }
        }
        return true;
    }

    /** Similarity of the probe with every lane; the lanes that are not filled yet give nonsense. */
    void similarities(float[] probe, float[] result) {
        Arrays.fill(result, 0, LANES, 0);
        int d = 0;
        for (; d + UNROLLED <= dimension; d += UNROLLED) {
            addFour(probe, d, result);
        }
        for (; d < dimension; d++) {
            for (int i = 0; i < LANES; i++) {
                result[i] += probe[d] * values[d * LANES + i];
            }
        }
    }

    private void addFour(float[] probe, int d, float[] result) {
        float p0 = probe[d];
        float p1 = probe[d + 1];
        float p2 = probe[d + 2];
        float p3 = probe[d + 3];
        int at = d * LANES;
        for (int i = 0; i < LANES; i++) {
            result[i] += (p0 * values[at + i] + p1 * values[at + LANES + i])
                    + (p2 * values[at + 2 * LANES + i] + p3 * values[at + 3 * LANES + i]);
        }
    }

    /** Similarity of the probe with one lane, to the bit what {@link #similarities} gives. */
    float similarity(float[] probe, int lane) {
        float sum = 0;
        int d = 0;
        for (; d + UNROLLED <= dimension; d += UNROLLED) {
            int at = d * LANES + lane;
            sum += (probe[d] * values[at] + probe[d + 1] * values[at + LANES])
                    + (probe[d + 2] * values[at + 2 * LANES] + probe[d + 3] * values[at + 3 * LANES]);
        }
        for (; d < dimension; d++) {
            sum += probe[d] * values[d * LANES + lane];
        }
        return sum;
    }
}
