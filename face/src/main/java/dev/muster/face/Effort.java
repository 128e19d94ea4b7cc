package dev.muster.face;

/** How hard to look for faces. */
public enum Effort {
    /** One pass over the whole picture: faces from about a thirtieth of its width. */
    FAST,
    /**
     * Passes down to the minimum face size, in tiles; where nothing is found, a look for one face that fills the
     * picture or leans.
     */
    BALANCED,
    /** The same, and again over the picture turned to both sides, for faces that lean by up to 45°. */
    THOROUGH
}
