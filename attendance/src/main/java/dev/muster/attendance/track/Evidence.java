package dev.muster.attendance.track;

import dev.muster.embedding.Embedding;
import java.util.Optional;

/**
 * What the views of one face add up to: the mean of their embeddings, weighted by quality.
 *
 * <p>The similarity between a template and the evidence is the weighted mean of its similarities to the views:
 * the cosine to the mean's direction times the mean's length. A mean strays less than its terms, so an operating
 * point that was measured on single comparisons holds. Immutable: adding a view gives new evidence.
 */
public final class Evidence {
    /** No view yet. */
    public static final Evidence NONE = new Evidence(Optional.empty(), 0, 0, 0);

    private final Optional<Embedding> direction;
    private final double length;
    private final double weight;
    private final int views;

    private Evidence(Optional<Embedding> direction, double length, double weight, int views) {
        this.direction = direction;
        this.length = length;
        this.weight = weight;
        this.views = views;
    }

    /**
     * The evidence with one more view.
     *
     * @param quality the weight of the view, more than 0, at most 1
     * @throws IllegalArgumentException when the quality is not in its range or the networks differ
     */
    public Evidence with(Embedding view, double quality) {
        if (!(quality > 0 && quality <= 1)) {
            throw new IllegalArgumentException("expected a quality above 0, up to 1, got " + quality);
        }
        if (direction.isEmpty()) {
            return new Evidence(Optional.of(view), 1, quality, 1);
        }
        Embedding before = direction.get();
        before.similarity(view); // refuses another network's
        float[] sum = view.toArray();
        float[] old = before.toArray();
        double squares = 0;
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) ((old[i] * length * weight + sum[i] * quality) / (weight + quality));
            squares += (double) sum[i] * sum[i];
        }
        return new Evidence(
                Optional.of(Embedding.of(view.model(), sum)), Math.sqrt(squares), weight + quality, views + 1);
    }

    /** How many views there are. */
    public int views() {
        return views;
    }

    /** The direction of the mean, as a probe; empty while there is no view. */
    public Optional<Embedding> probe() {
        return direction;
    }

    /** Turns a similarity to the probe into the mean similarity to the views. */
    public double meanOverViews(double similarityToProbe) {
        return similarityToProbe * length;
    }

    /** How alike a new view is to the views so far, on average; 1 while there are none. */
    public double similarity(Embedding view) {
        return direction.map(mean -> meanOverViews(mean.similarity(view))).orElse(1.0);
    }

    /** How much there is, never what. */
    @Override
    public String toString() {
        return "Evidence[views=" + views + "]";
    }
}
