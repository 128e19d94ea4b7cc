package dev.muster.eval;

/** Hears how far an evaluation is; called from one thread at a time. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress SILENT = (done, total) -> {};

    /**
     * Called once for each image, in the order in which they finish.
     *
     * @param done images read so far, from 1
     * @param total images to read
     */
    void at(int done, int total);
}
