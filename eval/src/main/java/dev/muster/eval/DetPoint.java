package dev.muster.eval;

/**
 * A point of the DET curve: both error rates at one threshold.
 *
 * @param fnmr with failures to acquire counted as misses
 */
public record DetPoint(double threshold, double fmr, double fnmr) {}
