package dev.muster.attendance.register;

import dev.muster.gallery.SubjectId;
import java.time.ZonedDateTime;

/**
 * One check-in or check-out.
 *
 * @param subject who; where people have no other id, as in files, their name
 * @param name what to call them
 * @param time when, with the zone whose calendar day it counts for
 * @param similarity of the evidence that it rests on
 * @param source which camera or file saw it
 * @param direction which way they passed; a register of files does not keep it
 */
public record Punch(
        SubjectId subject, String name, ZonedDateTime time, double similarity, String source, Direction direction) {

    /**
     * The punch of somebody whose name is all there is to tell them by, either way.
     *
     * @throws IllegalArgumentException when the name is blank
     */
    public Punch(String name, ZonedDateTime time, double similarity, String source) {
        this(new SubjectId(name), name, time, similarity, source, Direction.ANY);
    }
}
