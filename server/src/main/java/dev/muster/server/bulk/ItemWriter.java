package dev.muster.server.bulk;

import dev.muster.server.enrol.Enrolment;
import dev.muster.server.enrol.EnrolmentOutcome;
import dev.muster.server.enrol.FaceSample;
import dev.muster.server.enrol.Refusal;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import dev.muster.store.bulk.ImportItem;
import dev.muster.store.bulk.ImportItems;
import dev.muster.store.bulk.ImportJob;
import dev.muster.store.bulk.ItemOutcome;
import dev.muster.store.person.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Makes of a step what it becomes in the database: person, consent, template, crop and row together. */
final class ItemWriter {
    private static final String ORIGIN = "import";

    private final ImportJob job;
    private final Actor actor;
    private final Enrolment enrolment;
    private final Roster roster;
    private final ImportItems items;
    private final AuditLog audit;
    private final Clock clock;

    /** Who imports, as the audit log names them. */
    record Actor(String kind, String id, String name) {}

    ItemWriter(
            ImportJob job,
            Actor actor,
            Enrolment enrolment,
            Roster roster,
            ImportItems items,
            AuditLog audit,
            Clock clock) {
        this.job = job;
        this.actor = actor;
        this.enrolment = enrolment;
        this.roster = roster;
        this.items = items;
        this.audit = audit;
        this.clock = clock;
    }

    /** Inside the transaction of its batch; empty for a step that was done before. */
    Optional<ImportItem> write(Work work) {
        Optional<ImportItem> item = switch (work) {
            case Work.DoneBefore _ -> Optional.empty();
            case Work.Refused refused -> Optional.of(refused(refused.photo(), refused.hash(), refused.refusal()));
            case Work.PersonOnly only -> Optional.of(personOnly(only.photo()));
            case Work.Known known -> Optional.of(known(known));
            case Work.Sample sample -> Optional.of(sample(sample.photo(), sample.face()));
        };
        item.ifPresent(written -> items.add(job.id(), written));
        return item;
    }

    private ImportItem personOnly(PlannedPhoto photo) {
        return switch (roster.find(photo.person())) {
            case Roster.Found.Unclear unclear -> refused(photo, "", unclear.refusal());
            case Roster.Found.One one -> {
                roster.update(one.person(), photo.person(), job);
                yield item(
                        photo,
                        "",
                        ItemOutcome.PERSON_ONLY,
                        "",
                        Optional.of(one.person().id()),
                        Optional.empty());
            }
            case Roster.Found.Newcomer _ -> {
                Person person = roster.add(photo.person(), job);
                yield item(photo, "", ItemOutcome.PERSON_ONLY, "", Optional.of(person.id()), Optional.empty());
            }
        };
    }

    private ImportItem known(Work.Known known) {
        PlannedPhoto photo = known.photo();
        if (roster.find(photo.person()) instanceof Roster.Found.One(Person person)
                && person.id().equals(known.owner())) {
            roster.update(person, photo.person(), job);
            return item(photo, known.hash(), ItemOutcome.ALREADY_THERE, "", Optional.of(person.id()), Optional.empty());
        }
        return refused(photo, known.hash(), Refusal.somebodyElse(known.owner()));
    }

    private ImportItem sample(PlannedPhoto photo, FaceSample face) {
        return switch (roster.find(photo.person())) {
            case Roster.Found.Unclear unclear -> refused(photo, face.photoHash(), unclear.refusal());
            case Roster.Found.One one -> {
                Optional<Refusal> withdrawn = roster.withdrawn(one.person());
                yield withdrawn.isPresent()
                        ? refused(photo, face.photoHash(), withdrawn.get())
                        : enrol(one.person(), photo, face);
            }
            case Roster.Found.Newcomer _ -> {
                Optional<Refusal> refusal = enrolment.judgeNewcomer(face);
                yield refusal.isPresent()
                        ? refused(photo, face.photoHash(), refusal.get())
                        : enrol(roster.add(photo.person(), job), photo, face);
            }
        };
    }

    private ImportItem enrol(Person person, PlannedPhoto photo, FaceSample face) {
        roster.update(person, photo.person(), job);
        roster.consent(person, job);
        return switch (enrolment.add(person.id(), face, ORIGIN)) {
            case EnrolmentOutcome.Refused(Refusal refusal) -> refused(photo, face.photoHash(), refusal);
            case EnrolmentOutcome.AlreadyThere _ ->
                item(
                        photo,
                        face.photoHash(),
                        ItemOutcome.ALREADY_THERE,
                        "",
                        Optional.of(person.id()),
                        Optional.empty());
            case EnrolmentOutcome.Enrolled _ -> {
                audit.record(AuditEntry.of("person.enrol", "ok")
                        .by(actor.kind(), actor.id(), actor.name())
                        .on("person", person.id(), person.name())
                        .saying("bulk import"));
                yield item(
                        photo, face.photoHash(), ItemOutcome.ENROLLED, "", Optional.of(person.id()), Optional.empty());
            }
        };
    }

    /** A person whom a list names is there even when the photo is not. */
    private ImportItem refused(PlannedPhoto photo, String hash, Refusal refusal) {
        if (photo.person().listed()) {
            switch (roster.find(photo.person())) {
                case Roster.Found.Newcomer _ -> roster.add(photo.person(), job);
                case Roster.Found.One one -> roster.update(one.person(), photo.person(), job);
                case Roster.Found.Unclear _ -> {}
            }
        }
        return item(
                photo,
                hash,
                ItemOutcome.REFUSED,
                refusal.sentence(),
                Optional.empty(),
                refusal.resembles().map(id -> new ImportItem.Resembled(id, roster.name(id))));
    }

    private ImportItem item(
            PlannedPhoto photo,
            String hash,
            ItemOutcome outcome,
            String reason,
            Optional<String> personId,
            Optional<ImportItem.Resembled> resembles) {
        return new ImportItem(
                photo.person().name(),
                photo.label(),
                hash,
                outcome,
                reason,
                personId,
                resembles,
                Instant.ofEpochMilli(clock.millis()));
    }
}
