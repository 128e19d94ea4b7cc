package dev.muster.server.people;

import dev.muster.store.person.Person;
import dev.muster.store.person.PersonData;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed about a person; errors are keys of texts, by field.
 *
 * @param groups ids
 */
record PersonForm(
        String name, String externalId, String attributes, String validFrom, String validTo, List<String> groups) {
    private static final int LONGEST_NAME = 120;
    private static final String DAY = "people.form.day.error";

    PersonForm(
            @Nullable String name,
            @Nullable String externalId,
            @Nullable String attributes,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable List<String> groups) {
        this.name = name == null ? "" : name.strip();
        this.externalId = externalId == null ? "" : externalId.strip();
        this.attributes = attributes == null ? "" : attributes.strip();
        this.validFrom = validFrom == null ? "" : validFrom.strip();
        this.validTo = validTo == null ? "" : validTo.strip();
        this.groups = groups == null ? List.of() : List.copyOf(groups);
    }

    static PersonForm empty() {
        return new PersonForm("", "", "", "", "", List.of());
    }

    static PersonForm of(Person person, List<String> groups) {
        return new PersonForm(
                person.name(),
                person.externalId().orElse(""),
                Attributes.editable(person.attributesJson()),
                person.validFrom().map(LocalDate::toString).orElse(""),
                person.validTo().map(LocalDate::toString).orElse(""),
                groups);
    }

    Map<String, String> errors() {
        Map<String, String> errors = new HashMap<>();
        if (name.isEmpty() || name.length() > LONGEST_NAME || hasControls(name)) {
            errors.put("name", "people.form.name.error");
        }
        if (externalId.length() > LONGEST_NAME || hasControls(externalId)) {
            errors.put("externalId", "people.form.external.long");
        }
        if (Attributes.checked(attributes).isEmpty()) {
            errors.put("attributes", "people.form.attributes.error");
        }
        if (wrong(validFrom)) {
            errors.put("validFrom", DAY);
        }
        if (wrong(validTo)) {
            errors.put("validTo", DAY);
        }
        if (errors.isEmpty() && !validFrom.isEmpty() && !validTo.isEmpty() && validTo.compareTo(validFrom) < 0) {
            errors.put("validTo", "people.form.days.error");
        }
        return errors;
    }

    /** Only without errors. */
    PersonData data() {
        return new PersonData(
                name,
                Optional.of(externalId),
                Attributes.checked(attributes).orElseThrow(),
                day(validFrom),
                day(validTo));
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static boolean wrong(String text) {
        try {
            // ISO days of four-digit years only: they compare as texts.
            return !text.isEmpty() && !LocalDate.parse(text).toString().matches("\\d{4}-\\d\\d-\\d\\d");
        } catch (DateTimeParseException _) {
            return true;
        }
    }

    private static Optional<LocalDate> day(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }
}
