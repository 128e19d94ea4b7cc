package dev.muster.store.bulk;

/** How far an import is. */
public enum ImportStatus {
    /** Its files are still coming. */
    UPLOADING,
    /** It runs, or was interrupted and will run on. */
    RUNNING,
    DONE,
    /** Its source could not be used; the problem says why. */
    FAILED,
    /** Somebody ended it. */
    STOPPED
}
