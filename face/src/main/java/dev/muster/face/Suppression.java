package dev.muster.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps one box a face: the surest, or rather the whole one where a tile's edge cut the face. */
final class Suppression {
    private static final double SAME_FACE_IOU = 0.4;
    /** Share of the smaller box that lies in the other, from which the two are one face. */
    private static final double INSIDE = 0.75;

    private Suppression() {}

    /**
     * A box that the detector proposes.
     *
     * @param confidence how sure it is, 0 to 1
     * @param roll how far the picture was turned for it, in radians clockwise
     */
    record Proposal(Box box, double confidence, double roll) {}

    /** The proposals that stay, surest first. */
    static List<Proposal> suppress(List<Proposal> proposals) {
        List<Proposal> kept = new ArrayList<>();
        proposals.stream()
                .sorted(Comparator.comparingDouble(Proposal::confidence)
                        .reversed()
                        .thenComparingDouble(proposal -> proposal.box().x())
                        .thenComparingDouble(proposal -> proposal.box().y()))
                .forEach(proposal -> {
                    if (kept.stream().noneMatch(other -> sameFace(other.box(), proposal.box()))) {
                        kept.add(proposal);
                    }
                });
        return kept;
    }

    /** Whether two boxes lie about the same face. */
    static boolean sameFace(Box a, Box b) {
        double both = a.overlap(b);
        return both > 0
                && (both / (a.area() + b.area() - both) > SAME_FACE_IOU
                        || both / Math.min(a.area(), b.area()) > INSIDE);
    }
}
