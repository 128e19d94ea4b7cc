package dev.muster.liveness;

import dev.muster.embedding.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether it is one and the same face throughout, and the right one. */
final class Sameness {
    /** Views that a conclusion takes. */
    static final int LEAST_VIEWS = 3;

    private final Reference reference;
    private final double sameFace;
    private final List<Embedding> views = new ArrayList<>();
    private int strangers;
    private boolean lastWasStranger;

    Sameness(Reference reference, double sameFace) {
        this.reference = reference;
        this.sameFace = sameFace;
    }

    /** Takes in a view; says so when the face is no longer the one it was. */
    Optional<String> add(Embedding view) {
        boolean stranger = !views.isEmpty() && mean().similarity(view) < sameFace;
        if (!stranger) {
            views.add(view);
        }
        boolean again = stranger && lastWasStranger;
        strangers += stranger ? 1 : 0;
        lastWasStranger = stranger;
        return again ? Optional.of("another face took the place of the first") : Optional.empty();
    }

    boolean enough() {
        return views.size() >= LEAST_VIEWS && !lastWasStranger;
    }

    /** Similarity of the mean view to the templates. */
    double similarity() {
        return reference.similarity().applyAsDouble(mean());
    }

    /** What is wrong with the views, if anything. */
    Optional<String> refusal() {
        if (!enough() || strangers * LEAST_VIEWS > views.size()) {
            return Optional.of("the face was not the same throughout");
        }
        return similarity() < reference.threshold() ? Optional.of("the face is somebody else's") : Optional.empty();
    }

    /** The direction between all views. */
    Embedding mean() {
        float[] sum = new float[views.getFirst().length()];
        for (Embedding view : views) {
            float[] values = view.toArray();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
        }
        return Embedding.of(views.getFirst().model(), sum);
    }
}
