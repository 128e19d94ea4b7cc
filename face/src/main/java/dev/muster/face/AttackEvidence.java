package dev.muster.face;

/**
 * What speaks for and against an attack in one frame.
 *
 * @param near how likely the face is bona fide by the network in a close crop, 0 to 1
 * @param wide the same in a wider crop
 */
public record AttackEvidence(double near, double wide) {
    private static final double LIMIT = 0.9;

    Presentation presentation() {
        double attackScore = 1 - (near + wide) / 2;
        return attackScore > LIMIT
                ? new Presentation.AttackSuspected(attackScore)
                : new Presentation.BonaFide(attackScore);
    }
}
