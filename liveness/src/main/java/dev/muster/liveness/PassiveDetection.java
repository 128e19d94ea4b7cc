package dev.muster.liveness;

import dev.muster.face.AttackEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Attack detection over the frames of a clip (ISO/IEC 30107): the network's opinion without its extremes, or the usual
 * strength of a screen's pattern, whichever speaks louder. No single frame decides.
 */
public final class PassiveDetection {
    /** Share of the frames left out at either end. */
    private static final double TRIM = 0.1;

    private final LivenessLimits limits;
    private final List<Double> scores = new ArrayList<>();
    private final List<Double> grids = new ArrayList<>();

    public PassiveDetection(LivenessLimits limits) {
        this.limits = limits;
    }

    /** Takes in one frame. */
    public void add(AttackEvidence evidence) {
        scores.add(evidence.attackScore());
        grids.add(evidence.grid());
    }

    /** How many frames it has seen. */
    public int frames() {
        return scores.size();
    }

    /** 0 (surely bona fide) to 1 (surely an attack); empty without a frame. */
    public OptionalDouble attackScore() {
        return scores.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Math.max(byNetwork(), byGrid()));
    }

    /** Whether this is taken for an attack; so is a clip without a frame. */
    public boolean attackSuspected() {
        return scores.isEmpty() || attackScore().orElse(1) > limits.passive();
    }

    private double byNetwork() {
        List<Double> sorted = scores.stream().sorted().toList();
        int trim = (int) (sorted.size() * TRIM);
        return sorted.subList(trim, sorted.size() - trim).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    /** On the same scale: at the limit for grids, what the limit for attack scores is. */
    private double byGrid() {
        List<Double> sorted = grids.stream().sorted().toList();
        double usual = sorted.get((sorted.size() - 1) / 2);
        double half = limits.grid() * (1 / LivenessLimits.SHIPPED.passive() - 1);
        return usual / (usual + half);
    }
}
