package dev.muster.face;

/**
 * What speaks for and against an attack in one frame.
 *
 * @param near how likely the face is bona fide by the network in a close crop, 0 to 1
 * @param wide the same in a wider crop
 */
public record AttackEvidence(double near, double wide) {
    /** Above this attack score a frame is suspected: docs/evaluation.md, attack detection. */
    private static final double LIMIT = 0.9;

    /** 0 (surely bona fide) to 1 (surely an attack), by this frame alone. */
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
