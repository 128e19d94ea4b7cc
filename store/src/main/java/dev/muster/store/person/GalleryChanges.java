package dev.muster.store.person;

import java.util.Set;

/**
 * Whose templates, or days of validity, changed.
 *
 * @param version where to read on from
 * @param personIds people to be read anew; some may be gone
 */
public record GalleryChanges(long version, Set<String> personIds) {
    public GalleryChanges {
        personIds = Set.copyOf(personIds);
    }
}
