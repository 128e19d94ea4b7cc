package dev.muster.store.factor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import dev.muster.store.TestDatabase;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.SettableClock;
import dev.muster.store.person.Consents;
import dev.muster.store.person.NewTemplate;
import dev.muster.store.person.People;
import dev.muster.store.person.Person;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.Templates;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An account has a face when its person is linked, valid, agrees, and has a template of the network in use. */
final class EnrolledFaceTest {
    private static final ModelId MODEL = new ModelId("net:1");

    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void takesEverythingTogether(TestDatabase kind) {
        try (CodeDesk desk = new CodeDesk(root, kind.freshEnvironment(), clock, "ravi")) {
            EnrolledFace face = new EnrolledFace(desk.database, clock, MODEL);
            People people = new People(desk.database, clock);
            Templates templates = new Templates(desk.database, desk.vault, clock);
            Consents consents = new Consents(desk.database, clock);
            Person person = people.create(PersonData.named("Ravi")).orElseThrow();
            consents.give(person.id(), "1", "test");
            templates.add(person.id(), List.of(template(new ModelId("other:1"))));
            new Accounts(desk.database, clock).link(desk.account, Optional.of(person.id()));
            assertThat(face.of(desk.account)).isEmpty();
            templates.add(person.id(), List.of(template(MODEL)));
            assertThat(face.of(desk.account)).contains(person.id());

            LocalDate today = LocalDate.now(clock);
            valid(people, person, today.plusDays(1), today.plusDays(9));
            assertThat(face.of(desk.account)).isEmpty();
            valid(people, person, today.minusDays(9), today.minusDays(1));
            assertThat(face.of(desk.account)).isEmpty();
            valid(people, person, today, today);
            assertThat(face.of(desk.account)).contains(person.id());

            new Accounts(desk.database, clock).link(desk.account, Optional.empty());
            assertThat(face.of(desk.account)).isEmpty();
            new Accounts(desk.database, clock).link(desk.account, Optional.of(person.id()));
            consents.withdraw(person.id());
            assertThat(face.of(desk.account)).isEmpty();
        }
    }

    private static void valid(People people, Person person, LocalDate from, LocalDate to) {
        PersonData data = new PersonData("Ravi", Optional.empty(), "{}", Optional.of(from), Optional.of(to));
        assertThat(people.update(person.id(), data)).isPresent();
    }

    private static NewTemplate template(ModelId model) {
        return new NewTemplate(
                Embedding.of(model, new float[] {1, 2, 3}),
                0.9,
                "test",
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty());
    }
}
