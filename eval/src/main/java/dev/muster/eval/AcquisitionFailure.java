package dev.muster.eval;

/**
 * A picture that gave no embedding.
 *
 * @param image its path as the pairs file has it
 * @param reason what is wrong with it, in words for a person
 * @param unreadable whether the file was no picture, as against a picture without a face
 */
public record AcquisitionFailure(String image, String reason, boolean unreadable) {}
