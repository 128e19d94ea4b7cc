package dev.muster.attendance.register;

import java.time.ZonedDateTime;

/**
 * One check-in.
 *
 * @param name who
 * @param time when, with the zone whose calendar day it counts for
 * @param similarity of the evidence that it rests on
 * @param source which camera or file saw it
 */
public record Punch(String name, ZonedDateTime time, double similarity, String source) {}
