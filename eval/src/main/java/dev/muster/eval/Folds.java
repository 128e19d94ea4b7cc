package dev.muster.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Deals comparisons into folds of equal make-up. */
final class Folds {
    private Folds() {}

    /**
     * Shuffles same-person and different-person comparisons apart, then deals both out in turns: sizes and
     * shares of same-person comparisons differ by at most one between folds.
     *
     * @param count how many folds; at most as many as there are comparisons
     */
    static List<List<Comparison>> deal(List<Comparison> comparisons, int count, long seed) {
        List<Comparison> ordered = new ArrayList<>();
        Random random = new Random(seed);
        for (boolean same : new boolean[] {true, false}) {
            List<Comparison> ofKind = new ArrayList<>(
                    comparisons.stream().filter(c -> c.same() == same).toList());
            Collections.shuffle(ofKind, random);
            ordered.addAll(ofKind);
        }
        List<List<Comparison>> folds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            folds.add(new ArrayList<>());
        }
        for (int i = 0; i < ordered.size(); i++) {
            folds.get(i % count).add(ordered.get(i));
        }
        return folds;
    }
}
