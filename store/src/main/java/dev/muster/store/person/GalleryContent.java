package dev.muster.store.person;

import java.util.List;

/**
 * Every template.
 *
 * @param version where to read on from, with {@link Templates#changesSince}
 */
public record GalleryContent(long version, List<StoredTemplate> templates) {
    public GalleryContent {
        templates = List.copyOf(templates);
    }
}
