package dev.muster.store.bulk;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of one step of an import.
 *
 * @param file the photo's path, or the line of a list
 * @param photoHash keyed hash of the photo; blank when there was none to read
 * @param reason why it was refused, in words that follow the file's name; blank otherwise
 * @param personId whose template it became
 * @param resembles whom a refused face belongs to, under their present name
 */
public record ImportItem(
        String personName,
        String file,
        String photoHash,
        ItemOutcome outcome,
        String reason,
        Optional<String> personId,
        Optional<Resembled> resembles,
        Instant finishedAt) {

    /** Somebody who is enrolled already. */
    public record Resembled(String personId, String name) {}

    /** The same in two runs over the same source. */
    public String key() {
        return personName + "\n" + file;
    }
}
