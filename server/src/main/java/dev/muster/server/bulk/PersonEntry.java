package dev.muster.server.bulk;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A person as the source of an import names one.
 *
 * @param listed whether a list named the person: then it is added even without a photo
 */
record PersonEntry(
        String name,
        Optional<String> externalId,
        Set<String> groups,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        boolean listed) {
    PersonEntry {
        groups = Set.copyOf(groups);
    }

    /** Somebody of whom only the name is known. */
    static PersonEntry named(String name) {
        return new PersonEntry(name, Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), false);
    }
}
