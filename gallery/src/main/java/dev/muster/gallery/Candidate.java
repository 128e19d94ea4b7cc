package dev.muster.gallery;

/**
 * A subject who may be the one on the probe.
 *
 * @param similarity cosine between the probe and the closest of the subject's templates
 */
public record Candidate(SubjectId subject, double similarity) {}
