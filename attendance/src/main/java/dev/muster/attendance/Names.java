package dev.muster.attendance;

import dev.muster.gallery.SubjectId;

/** What to call a subject on screen and in the register. Asked for every face of every frame, so it answers at once. */
@FunctionalInterface
public interface Names {
    /** Subjects whose id is their name, as in a folder of known faces. */
    Names OF_THEIR_IDS = SubjectId::value;

    /** The name of a subject, also of one who was withdrawn a moment ago. */
    String of(SubjectId subject);
}
