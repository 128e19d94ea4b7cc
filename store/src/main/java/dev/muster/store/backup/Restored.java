package dev.muster.store.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a restore did.
 *
 * @param rows how many rows were restored
 * @param created when the backup was made
 * @param kept where the database and the CSV files from before stay, in words
 * @param keyFits whether the key that lies here opens what was restored; false when there is none yet
 */
public record Restored(long rows, Instant created, List<String> kept, boolean keyFits) {
    public Restored {
        kept = List.copyOf(kept);
    }
}
