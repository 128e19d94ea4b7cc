package dev.muster.store.person;

/**
 * What the retention rules took away.
 *
 * @param people how many lost their face
 * @param crops theirs, and everybody's where pictures are no longer to be kept
 */
public record Purged(int recognitions, int punches, int people, int templates, int crops) {
    /** Whether anything went. */
    public boolean anything() {
        return recognitions + punches + people + crops > 0;
    }

    /** Whether the CSV mirrors have to be made anew. */
    public boolean rows() {
        return recognitions + punches > 0;
    }

    /** The counts in words. */
    public String words() {
        return "%d recognitions, %d punches, %d templates and %d crops of %d people"
                .formatted(recognitions, punches, templates, crops, people);
    }
}
