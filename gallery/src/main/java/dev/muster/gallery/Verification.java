package dev.muster.gallery;

/** The answer of a 1:1 comparison at an operating point. */
public record Verification(double similarity, OperatingPoint point) {

    /** Whether the two are taken for the same person. */
    public boolean match() {
        return point.accepts(similarity);
    }
}
