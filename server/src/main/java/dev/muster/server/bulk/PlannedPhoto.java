package dev.muster.server.bulk;

import java.util.Optional;

/**
 * One step of an import: a photo of a person, or a person without one.
 *
 * @param label what rows and messages call it: the file's path, or the line of the list
 * @param file the photo, if there is one to be read
 * @param refusal why there is none, or why it is not read
 */
record PlannedPhoto(PersonEntry person, String label, Optional<PhotoFile> file, Optional<String> refusal) {

    /** The same in two runs over the same source. */
    String key() {
        return person.name() + "\n" + label;
    }
}
