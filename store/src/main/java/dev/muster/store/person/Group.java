package dev.muster.store.person;

/**
 * People who belong together: a class, a team, a building.
 *
 * @param people how many there are
 */
public record Group(String id, String name, long people) {}
