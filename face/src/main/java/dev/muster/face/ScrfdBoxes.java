package dev.muster.face;

import dev.muster.face.Suppression.Proposal;
import java.util.ArrayList;
import java.util.List;

/**
 * Output kind {@code scrfd} (Guo et al., "Sample and Computation Redistribution for Efficient Face Detection"):
 * for strides 8, 16 and 32 first the scores, then the distances from each of two anchors a cell to the box's
 * left, top, right and bottom in strides; further outputs (key points) are not read.
 */
record ScrfdBoxes(int width, int height, double confidence) implements DetectorOutput {
    private static final int[] STRIDES = {8, 16, 32};
    private static final int ANCHORS = 2;

    @Override
    public List<Proposal> decode(List<float[]> outputs) {
        if (outputs.size() < 2 * STRIDES.length) {
            throw new NetworkException(
                    "detector: expected scores and boxes for three strides, got %d outputs".formatted(outputs.size()));
        }
        List<Proposal> proposals = new ArrayList<>();
        for (int s = 0; s < STRIDES.length; s++) {
            decode(STRIDES[s], outputs.get(s), outputs.get(s + STRIDES.length), proposals);
        }
        return proposals;
    }

    private void decode(int stride, float[] scores, float[] distances, List<Proposal> proposals) {
        int columns = (width + stride - 1) / stride;
        int rows = (height + stride - 1) / stride;
        int anchors = columns * rows * ANCHORS;
        if (scores.length != anchors || distances.length != 4 * anchors) {
            throw new NetworkException("detector: expected %d anchors at stride %d, got %d scores and %d distances"
                    .formatted(anchors, stride, scores.length, distances.length));
        }
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] >= confidence) {
                int cell = i / ANCHORS;
                int x = cell % columns * stride;
                int y = cell / columns * stride;
                double left = distances[4 * i] * (double) stride;
                double top = distances[4 * i + 1] * (double) stride;
                double right = distances[4 * i + 2] * (double) stride;
                double bottom = distances[4 * i + 3] * (double) stride;
                proposals.add(new Proposal(
                        new Box(x - left, y - top, left + right, top + bottom), Math.min(1, scores[i]), 0));
            }
        }
    }
}
