package dev.muster.face;

/** How hard to look for faces. */
public enum Effort {
    /** One pass over the whole picture: faces from about a thirtieth of its width. */
    FAST,
    /** Passes at every scale, in tiles, down to the minimum face size. */
    BALANCED,
    /** The same, and again over the picture turned to both sides, for faces that lean by up to 45°. */
    THOROUGH
}
