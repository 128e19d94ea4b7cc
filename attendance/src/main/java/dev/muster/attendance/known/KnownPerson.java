package dev.muster.attendance.known;

/**
 * Somebody who is known by face.
 *
 * @param photos how many photos were good enough
 */
public record KnownPerson(String name, int photos) {}
