package dev.muster.attendance.known;

import dev.muster.gallery.Gallery;
import java.util.List;

/**
 * What a folder of known faces holds.
 *
 * @param gallery every photo that was good enough, under its person's name
 * @param people by name
 * @param skipped what was left out and why, by file name
 */
public record KnownFaces(Gallery gallery, List<KnownPerson> people, List<SkippedPhoto> skipped) {
    public KnownFaces {
        people = List.copyOf(people);
        skipped = List.copyOf(skipped);
    }
}
