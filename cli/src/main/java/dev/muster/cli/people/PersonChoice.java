package dev.muster.cli.people;

import dev.muster.cli.console.BadInput;
import dev.muster.store.person.People;
import dev.muster.store.person.Person;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The person that a command line means: by id, by external id, or by a name that only one has. */
final class PersonChoice {
    private PersonChoice() {}

    /** @throws BadInput when there is none, or when several share the name */
    static Person of(People people, String text) {
        Optional<Person> byId = people.byId(text.strip()).or(() -> people.byExternalId(text));
        if (byId.isPresent()) {
            return byId.get();
        }
        List<Person> named = people.named(text);
        if (named.isEmpty()) {
            throw new BadInput("there is nobody called '%s', nor with that id; 'muster people list' shows who there is"
                    .formatted(text));
        }
        if (named.size() > 1) {
            throw new BadInput("%d people are called '%s'; give one's id instead:%n%s"
                    .formatted(
                            named.size(),
                            text,
                            named.stream()
                                    .map(PersonChoice::line)
                                    .collect(Collectors.joining(System.lineSeparator()))));
        }
        return named.getFirst();
    }

    private static String line(Person person) {
        return "  %s  %s%s, entered %s"
                .formatted(
                        person.id(),
                        person.name(),
                        person.externalId().map(id -> " (" + id + ")").orElse(""),
                        person.createdAt());
    }
}
