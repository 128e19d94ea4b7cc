package dev.muster.store.register;

import dev.muster.attendance.register.Direction;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Which punches of a day are asked for.
 *
 * @param seenGroups only people in one of these groups, for somebody who may see no others
 * @param person only this one
 * @param group only people in this group
 * @param name only people whose name contains this
 */
public record PunchQuery(
        LocalDate day,
        Optional<Set<String>> seenGroups,
        Optional<String> person,
        Optional<String> group,
        Optional<String> name,
        Optional<String> source,
        Optional<Direction> direction) {

    /** Everything of a day. */
    public static PunchQuery of(LocalDate day) {
        return new PunchQuery(
                day,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public PunchQuery seenBy(Set<String> groups) {
        return new PunchQuery(day, Optional.of(Set.copyOf(groups)), person, group, name, source, direction);
    }

    public PunchQuery ofPerson(String personId) {
        return new PunchQuery(day, seenGroups, Optional.of(personId), group, name, source, direction);
    }

    /** Narrowed by what a page's filters say. */
    public PunchQuery filtered(
            Optional<String> newGroup,
            Optional<String> newName,
            Optional<String> newSource,
            Optional<Direction> newDirection) {
        return new PunchQuery(day, seenGroups, person, newGroup, newName, newSource, newDirection);
    }
}
