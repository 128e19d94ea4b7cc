package dev.muster.desktop.look;

/** Colours of the windows. */
public enum Theme {
    LIGHT,
    DARK,
    /** As the desktop is set; light where that cannot be told. */
    SYSTEM
}
