package dev.muster.face;

/**
 * What speaks for and against an attack in one frame.
 *
 * @param near how likely the face is bona fide by the network in a close crop, 0 to 1
 * @param wide the same in a wider crop
 * @param grid how far the strongest regular pattern on the skin stands out of what is around it, as a ratio of powers:
 *     noise alone gives about ten
 */
public record AttackEvidence(double near, double wide, double grid) {
    /** Above this attack score a frame is suspected: docs/evaluation.md, attack detection. */
    private static final double LIMIT = 0.9;

    /** 0 (surely bona fide) to 1 (surely an attack), by the network in this frame alone. */
    public double attackScore() {
        return 1 - (near + wide) / 2;
    }

    Presentation presentation() {
        double attackScore = attackScore();
        return attackScore > LIMIT
                ? new Presentation.AttackSuspected(attackScore)
                : new Presentation.BonaFide(attackScore);
    }
}
