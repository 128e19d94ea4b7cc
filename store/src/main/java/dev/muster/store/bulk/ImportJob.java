package dev.muster.store.bulk;

import java.time.Instant;
import java.util.Optional;

/**
 * One run of a bulk import.
 *
 * @param label what people call its source
 * @param source tells the same source from others
 * @param declaredBy who declared that the people agreed: an account's id, or {@code command}
 * @param consentVersion the version of the text that was declared
 * @param groupName a group that everybody is put into
 * @param problem why it failed; blank when it did not
 * @param total how many steps it has; 0 while nobody has looked
 */
public record ImportJob(
        String id,
        String label,
        String source,
        String declaredBy,
        String consentVersion,
        Optional<String> groupName,
        ImportStatus status,
        String problem,
        long total,
        Instant createdAt,
        Optional<Instant> finishedAt) {}
