package dev.muster.store.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody who attends.
 *
 * @param externalId what another system calls them; no two people share one
 * @param attributesJson further facts, a JSON object
 * @param validFrom the first day on which they may be recognised; always, when empty
 * @param validTo the last such day
 * @param seenAt when they were last recognised
 */
public record Person(
        String id,
        String name,
        Optional<String> externalId,
        String attributesJson,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        Instant createdAt,
        Optional<Instant> seenAt) {

    /** Whether they may be recognised on that day. */
    public boolean validOn(LocalDate day) {
        return validFrom.map(from -> !day.isBefore(from)).orElse(true)
                && validTo.map(to -> !day.isAfter(to)).orElse(true);
    }

    /** What of it may be edited. */
    public PersonData data() {
        return new PersonData(name, externalId, attributesJson, validFrom, validTo);
    }
}
