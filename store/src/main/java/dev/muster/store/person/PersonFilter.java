package dev.muster.store.person;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Which people a list is to show.
 *
 * @param text part of a name or of an external id; blank for all
 * @param visible the groups whose people may be seen at all; empty for everybody
 * @param group one group
 * @param today the day that validity is judged by
 */
public record PersonFilter(
        String text, Optional<Set<String>> visible, Optional<String> group, PersonStatus status, LocalDate today) {
    public PersonFilter {
        text = text.strip();
        visible = visible.map(Set::copyOf);
    }

    /** Everybody. */
    public static PersonFilter everybody(LocalDate today) {
        return new PersonFilter("", Optional.empty(), Optional.empty(), PersonStatus.ANY, today);
    }
}
