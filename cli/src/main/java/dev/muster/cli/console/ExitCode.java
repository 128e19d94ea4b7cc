package dev.muster.cli.console;

/** What a script learns from how a command ended. */
public final class ExitCode {
    /** Done; for a comparison: match. */
    public static final int OK = 0;
    /** No match, or somebody unknown. */
    public static final int NO_MATCH = 1;
    /** Done, but part of it was refused; the rows say what and why. */
    public static final int PARTLY = 1;
    /** The input was wrong: an option, an unreadable image, a source that is not there. */
    public static final int BAD_INPUT = 2;
    /** Muster itself failed. */
    public static final int FAILED = 3;

    private ExitCode() {}
}
