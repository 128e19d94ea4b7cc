package dev.muster.store.bulk;

/** What became of a photo. */
public enum ItemOutcome {
    ENROLLED,
    /** The very photo is one of the person's already. */
    ALREADY_THERE,
    /** A person of a list, without a photo. */
    PERSON_ONLY,
    REFUSED
}
