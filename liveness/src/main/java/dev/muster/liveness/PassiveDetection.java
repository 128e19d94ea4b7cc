package dev.muster.liveness;

import dev.muster.face.AttackEvidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** Attack detection over the frames of a clip (ISO/IEC 30107): the mean without the extremes, so no frame decides. */
public final class PassiveDetection {
    /** Share of the frames left out at either end. */
    private static final double TRIM = 0.1;

    private final LivenessLimits limits;
    private final List<Double> scores = new ArrayList<>();

    public PassiveDetection(LivenessLimits limits) {
        this.limits = limits;
    }

    /** Takes in one frame. */
    public void add(AttackEvidence evidence) {
        scores.add(evidence.attackScore());
    }

    /** How many frames it has seen. */
    public int frames() {
        return scores.size();
    }

    /** 0 (surely bona fide) to 1 (surely an attack); empty without a frame. */
    public OptionalDouble attackScore() {
        List<Double> sorted = new ArrayList<>(scores);
        Collections.sort(sorted);
        int trim = (int) (sorted.size() * TRIM);
        return sorted.subList(trim, sorted.size() - trim).stream()
                .mapToDouble(Double::doubleValue)
                .average();
    }

    /** Whether this is taken for an attack; so is a clip without a frame. */
    public boolean attackSuspected() {
        return attackScore().orElse(1) > limits.passive() || scores.isEmpty();
    }
}
