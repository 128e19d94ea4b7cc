package dev.muster.attendance.known;

import java.nio.file.Path;

/** What became of a photo that somebody wanted to enrol. */
public sealed interface Enrolment {

    /** The photo is in the folder, under this file. */
    record Enrolled(Path file) implements Enrolment {}

    /** The very same photo is in the folder already; nothing was added. */
    record AlreadyThere(Path file) implements Enrolment {}

    /**
     * Nothing was added.
     *
     * @param reason in words for a person, without the image's name
     */
    record Refused(String reason) implements Enrolment {}
}
