package dev.muster.store.person;

/** What a list of people may be narrowed to. */
public enum PersonStatus {
    ANY,
    /** Has a template. */
    ENROLLED,
    /** Has none. */
    NOT_ENROLLED,
    /** Not yet, or no longer, to be recognised. */
    NOT_VALID,
    /** Has not agreed, or no longer agrees, to being recognised. */
    NO_CONSENT
}
