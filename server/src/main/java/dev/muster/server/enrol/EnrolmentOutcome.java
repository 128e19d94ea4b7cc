package dev.muster.server.enrol;

/** What became of a photo that was to become a template. */
public sealed interface EnrolmentOutcome {

    /** It is one now. */
    record Enrolled(String templateId) implements EnrolmentOutcome {}

    /** The very photo is one of the person's already; nothing was added. */
    record AlreadyThere() implements EnrolmentOutcome {}

    /** Nothing was added. */
    record Refused(Refusal refusal) implements EnrolmentOutcome {}
}
