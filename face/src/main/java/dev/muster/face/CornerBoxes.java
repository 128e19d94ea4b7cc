package dev.muster.face;

import dev.muster.face.Suppression.Proposal;
import java.util.ArrayList;
import java.util.List;

/**
 * Output kind {@code boxes}: one array of (background, face) probabilities and one of (left, top, right, bottom)
 * corners relative to the input's width and height.
 */
record CornerBoxes(int width, int height, double confidence) implements DetectorOutput {

    @Override
    public List<Proposal> decode(List<float[]> outputs) {
        if (outputs.size() != 2 || 2 * outputs.get(0).length != outputs.get(1).length) {
            throw new NetworkException("detector: expected n scores in pairs and n boxes of four, got %d outputs"
                    .formatted(outputs.size()));
        }
        float[] scores = outputs.get(0);
        float[] corners = outputs.get(1);
        List<Proposal> proposals = new ArrayList<>();
        for (int i = 0; i < scores.length / 2; i++) {
            if (scores[2 * i + 1] >= confidence) {
                double left = corners[4 * i] * width;
                double top = corners[4 * i + 1] * height;
                Box box = new Box(left, top, corners[4 * i + 2] * width - left, corners[4 * i + 3] * height - top);
                proposals.add(new Proposal(box, Math.min(1, scores[2 * i + 1]), 0));
            }
        }
        return proposals;
    }
}
