package dev.muster.gallery;

/** Identifies a person known by face; in a folder of known faces it is the person's name. */
public record SubjectId(String value) implements Comparable<SubjectId> {
    public SubjectId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("expected a subject id, got a blank text");
        }
    }

    @Override
    public int compareTo(SubjectId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
