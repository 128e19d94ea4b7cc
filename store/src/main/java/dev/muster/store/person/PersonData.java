package dev.muster.store.person;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is said of a person and may be edited.
 *
 * @param attributesJson a JSON object
 */
public record PersonData(
        String name,
        Optional<String> externalId,
        String attributesJson,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo) {

    public PersonData {
        name = name.strip();
        externalId = externalId.map(String::strip).filter(id -> !id.isEmpty());
        if (name.isEmpty()) {
            throw new IllegalArgumentException("expected a name, got a blank text");
        }
    }

    /** A name and nothing else. */
    public static PersonData named(String name) {
        return new PersonData(name, Optional.empty(), "{}", Optional.empty(), Optional.empty());
    }

    public PersonData withExternalId(Optional<String> id) {
        return new PersonData(name, id, attributesJson, validFrom, validTo);
    }
}
