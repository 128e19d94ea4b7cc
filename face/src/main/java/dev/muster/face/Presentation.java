package dev.muster.face;

/** What attack detection (ISO/IEC 30107) made of a face in one frame; a decision takes several frames. */
public sealed interface Presentation {

    /** Nobody looked: the step passes. */
    record NotAssessed() implements Presentation {}

    /**
     * It looks like a live person.
     *
     * @param attackScore 0 (surely bona fide) to 1 (surely an attack)
     */
    record BonaFide(double attackScore) implements Presentation {}

    /**
     * It looks like a picture of a person.
     *
     * @param attackScore 0 (surely bona fide) to 1 (surely an attack)
     */
    record AttackSuspected(double attackScore) implements Presentation {}
}
