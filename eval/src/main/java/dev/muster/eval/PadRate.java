package dev.muster.eval;

/**
 * An error rate over clips (ISO/IEC 30107-3): APCER of one species, or BPCER.
 *
 * @param errors clips taken for the other kind
 * @param clips all of them
 * @param withoutFace clips in which no face was found (non-responses), which count as taken for attacks
 */
public record PadRate(int errors, int clips, int withoutFace) {
    /** The share of errors; not a number when there were no clips. */
    public double share() {
        return (double) errors / clips;
    }

    /** Where the share lies with 95 % confidence. */
    public Interval interval() {
        return Interval.wilson(errors, clips);
    }
}
