package dev.muster.server.bulk;

import dev.muster.server.enrol.FaceSample;
import dev.muster.server.enrol.Refusal;

/** What is known of a step before the database is changed. */
sealed interface Work {

    PlannedPhoto photo();

    /** An earlier part of this run did it. */
    record DoneBefore(PlannedPhoto photo) implements Work {}

    /** A person of a list, without a photo. */
    record PersonOnly(PlannedPhoto photo) implements Work {}

    /** A face that may be enrolled. */
    record Sample(PlannedPhoto photo, FaceSample face) implements Work {}

    /** This very photo is a template already, so nobody looked at it again. */
    record Known(PlannedPhoto photo, String hash, String owner) implements Work {}

    /**
     * It is not taken.
     *
     * @param hash of the photo; blank when it could not be read
     */
    record Refused(PlannedPhoto photo, String hash, Refusal refusal) implements Work {}
}
