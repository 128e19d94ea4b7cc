package dev.muster.store.person;

import java.util.List;

/**
 * Part of a list of people, by name.
 *
 * @param total how many there are in all
 * @param offset how many come before these
 */
public record PersonPage(List<Row> rows, long total, int offset) {
    public PersonPage {
        rows = List.copyOf(rows);
    }

    /** A person and what a list shows beside the name. */
    public record Row(Person person, List<String> groups, int templates, boolean consent, boolean crop) {
        public Row {
            groups = List.copyOf(groups);
        }
    }
}
