package dev.muster.server.enrol;

/** Why a photo does not become a template. */
public enum RefusalKind {
    /** The person has not agreed, or no longer agrees. */
    NO_CONSENT,
    /** The person does not exist any more. */
    NO_PERSON,
    /** No picture: damaged, too large, or of a format that is not taken. */
    UNREADABLE,
    NO_FACE,
    SEVERAL_FACES,
    POOR_QUALITY,
    /** The face belongs to a person who is enrolled already. */
    SOMEBODY_ELSE,
    /** It is not the face on the photos that the person has already. */
    NOT_THE_SAME,
    /** The person has as many templates as are kept. */
    ENOUGH,
    /** The engine has too much to do. */
    BUSY
}
