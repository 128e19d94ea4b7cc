package dev.muster.gallery;

import dev.muster.embedding.Embedding;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A gallery as it was at one moment; changes give another snapshot that shares nearly everything. */
final class Snapshot {
    static final Snapshot EMPTY = new Snapshot(0, new Block[0], 0, SubjectIndex.EMPTY);

    private final int dimension;
    private final Block[] blocks;
    private final int size;
    private final SubjectIndex index;

    private Snapshot(int dimension, Block[] blocks, int size, SubjectIndex index) {
        this.dimension = dimension;
        this.blocks = blocks;
        this.size = size;
        this.index = index;
    }

    /** How many values each embedding has; 0 while nothing was ever enrolled. */
    int dimension() {
        return dimension;
    }

    int size() {
        return size;
    }

    Set<SubjectId> subjects() {
        return index.subjects();
    }

    /** With one more template, or the same when its subject has it already. */
    Snapshot with(Template template) {
        if (holds(template)) {
            return this;
        }
        int length = template.embedding().length();
        Block[] after = blocks;
        if (size == blocks.length * Block.LANES) {
            after = Arrays.copyOf(blocks, blocks.length + 1);
            after[blocks.length] = new Block(length);
        }
        after[size / Block.LANES].write(size % Block.LANES, template);
        return new Snapshot(length, after, size + 1, index.adding(template.subject(), size));
    }

    /** Without a subject, or the same when it was not there. */
    Snapshot without(SubjectId subject) {
        int[] positions = index.positions(subject);
        Snapshot after = this;
        for (int i = positions.length - 1; i >= 0; i--) {
            after = after.withoutPosition(positions[i]);
        }
        return positions.length == 0
                ? this
                : new Snapshot(dimension, after.blocks, after.size, after.index.without(subject));
    }

    /** Similarity of the probe with the closest template of one subject; −1 without any. */
    double similarity(SubjectId subject, float[] probe) {
        double closest = -1;
        for (int position : index.positions(subject)) {
            Block block = blocks[position / Block.LANES];
            closest = Math.max(closest, block.similarity(probe, position % Block.LANES));
        }
        return Math.min(closest, 1);
    }

    /** The closest subjects, closest first. */
    List<Candidate> search(float[] probe, int limit) {
        Nearest nearest = new Nearest(limit);
        for (int block = 0; block < blocks.length; block++) {
            nearest.offer(blocks[block], lanes(block), probe);
        }
        return nearest.toList();
    }

    private int lanes(int block) {
        return Math.min(Block.LANES, size - block * Block.LANES);
    }

    private boolean holds(Template template) {
        Embedding embedding = template.embedding();
        for (int position : index.positions(template.subject())) {
            if (blocks[position / Block.LANES].holds(position % Block.LANES, embedding)) {
                return true;
            }
        }
        return false;
    }

    /** Moves the last template into the place of the one that leaves, and wipes the last place. */
    private Snapshot withoutPosition(int position) {
        int last = size - 1;
        int lastBlock = last / Block.LANES;
        Block[] after = blocks.clone();
        SubjectIndex moved = index;
        if (position != last) {
            Block end = blocks[lastBlock];
            int block = position / Block.LANES;
            after[block] = blocks[block].withLane(position % Block.LANES, end, last % Block.LANES);
            moved = index.moving(end.owner(last % Block.LANES), last, position);
        }
        int left = last % Block.LANES;
        after[lastBlock] = after[lastBlock].first(left);
        return new Snapshot(dimension, left == 0 ? Arrays.copyOf(after, lastBlock) : after, last, moved);
    }
}
