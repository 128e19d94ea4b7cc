package dev.muster.server.bulk;

import dev.muster.server.enrol.Refusal;
import dev.muster.server.enrol.RefusalKind;
import dev.muster.store.Database;
import dev.muster.store.bulk.ImportJob;
import dev.muster.store.person.Consents;
import dev.muster.store.person.People;
import dev.muster.store.person.Person;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.PersonGroups;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Finds the people that a source names, and adds those who are new. */
final class Roster {
    private final People people;
    private final PersonGroups groups;
    private final Consents consents;

    Roster(Database database, Clock clock) {
        this.people = new People(database, clock);
        this.groups = new PersonGroups(database);
        this.consents = new Consents(database, clock);
    }

    /** Whom an entry names. */
    sealed interface Found {
        record One(Person person) implements Found {}

        record Newcomer() implements Found {}

        record Unclear(Refusal refusal) implements Found {}
    }

    Found find(PersonEntry entry) {
        List<Person> candidates = entry.externalId().isPresent()
                ? people.byExternalId(entry.externalId().get()).stream().toList()
                : people.named(entry.name());
        return switch (candidates.size()) {
            case 0 -> new Found.Newcomer();
            case 1 -> new Found.One(candidates.getFirst());
            default ->
                new Found.Unclear(new Refusal(
                        RefusalKind.NO_PERSON,
                        "could be of any of %d people of that name: name the external id in a CSV"
                                .formatted(candidates.size()),
                        List.of(),
                        Optional.empty()));
        };
    }

    /** Whether a person has taken consent back; a declaration by somebody else does not stand against that. */
    Optional<Refusal> withdrawn(Person person) {
        return consents.current(person.id()).isEmpty()
                        && !consents.history(person.id()).isEmpty()
                ? Optional.of(new Refusal(
                        RefusalKind.NO_CONSENT,
                        "is not looked at: the person has withdrawn consent, and must give it again in person",
                        List.of(),
                        Optional.empty()))
                : Optional.empty();
    }

    /** What somebody is called; blank when they are gone. */
    String name(String personId) {
        return people.byId(personId).map(Person::name).orElse("");
    }

    Person add(PersonEntry entry, ImportJob job) {
        Person person = people.create(
                        new PersonData(entry.name(), entry.externalId(), "{}", entry.validFrom(), entry.validTo()))
                .orElseThrow();
        join(person, entry, job);
        return person;
    }

    /** Brings what the entry says to a person who was there before. */
    void update(Person person, PersonEntry entry, ImportJob job) {
        PersonData before = person.data();
        PersonData after = new PersonData(
                before.name(),
                before.externalId(),
                before.attributesJson(),
                entry.validFrom().or(before::validFrom),
                entry.validTo().or(before::validTo));
        if (!after.equals(before)) {
            people.update(person.id(), after);
        }
        join(person, entry, job);
    }

    private void join(Person person, PersonEntry entry, ImportJob job) {
        entry.groups()
                .forEach(group -> groups.add(person.id(), groups.named(group).id()));
        job.groupName()
                .ifPresent(group -> groups.add(person.id(), groups.named(group).id()));
    }

    /** Records the consent that was declared, where none holds. */
    void consent(Person person, ImportJob job) {
        if (consents.current(person.id()).isEmpty()) {
            consents.give(person.id(), job.consentVersion(), job.declaredBy());
        }
    }
}
