package dev.muster.face;

/** What attack detection (ISO/IEC 30107) made of a face. */
public enum Presentation {
    /** Nobody looked: the step passes. */
    NOT_ASSESSED
}
