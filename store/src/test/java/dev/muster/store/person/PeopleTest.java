package dev.muster.store.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PeopleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void keepsAPersonAsEntered(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            PersonData data = new PersonData(
                    " Asha Nair ",
                    Optional.of("E-17"),
                    "{\"floor\":3}",
                    Optional.of(TODAY),
                    Optional.of(TODAY.plusDays(9)));
            Person asha = store.people().create(data).orElseThrow();
            assertThat(store.people().byId(asha.id())).hasValue(asha);
            assertThat(asha.name()).isEqualTo("Asha Nair");
            assertThat(asha.data()).isEqualTo(data);
            assertThat(store.people().byExternalId("E-17")).hasValue(asha);
            assertThat(store.people().named("ASHA  nair")).containsExactly(asha);
            assertThat(asha.validOn(TODAY.minusDays(1))).isFalse();
            assertThat(asha.validOn(TODAY.plusDays(9))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExternalIdBelongsToOne(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            PersonData data = PersonData.named("Asha").withExternalId(Optional.of("1"));
            var _ = store.people().create(data).orElseThrow();
            assertThat(store.people().create(data)).isEmpty();
            Person ben = store.person("Ben");
            assertThat(store.people().update(ben.id(), data)).isEmpty();
            assertThat(store.people().update(ben.id(), PersonData.named("Benno")))
                    .hasValueSatisfying(person -> assertThat(person.name()).isEqualTo("Benno"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsByTextGroupAndStatus(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            Person asha = store.enrolled("Asha", 1);
            Person ben = store.people()
                    .create(PersonData.named("Ben_100%").withExternalId(Optional.of("X9")))
                    .orElseThrow();
            Person old = store.people()
                    .create(new PersonData(
                            "Carl", Optional.empty(), "{}", Optional.empty(), Optional.of(TODAY.minusDays(1))))
                    .orElseThrow();
            Group door = store.groups().named("Door");
            store.groups().set(ben.id(), Set.of(door.id()));

            assertThat(ids(store, "", Optional.empty(), PersonStatus.ANY))
                    .containsExactly(asha.id(), ben.id(), old.id());
            assertThat(ids(store, "SHA", Optional.empty(), PersonStatus.ANY)).containsExactly(asha.id());
            assertThat(ids(store, "%", Optional.empty(), PersonStatus.ANY)).containsExactly(ben.id());
            assertThat(ids(store, "x9", Optional.empty(), PersonStatus.ANY)).containsExactly(ben.id());
            assertThat(ids(store, "", Optional.empty(), PersonStatus.ENROLLED)).containsExactly(asha.id());
            assertThat(ids(store, "", Optional.empty(), PersonStatus.NOT_ENROLLED))
                    .containsExactly(ben.id(), old.id());
            assertThat(ids(store, "", Optional.empty(), PersonStatus.NO_CONSENT))
                    .containsExactly(ben.id(), old.id());
            assertThat(ids(store, "", Optional.empty(), PersonStatus.NOT_VALID)).containsExactly(old.id());
            assertThat(ids(store, "", Optional.of(Set.of(door.id())), PersonStatus.ANY))
                    .containsExactly(ben.id());
            assertThat(ids(store, "", Optional.of(Set.of()), PersonStatus.ANY)).isEmpty();
            PersonPage.Row row = store.people()
                    .find(PersonFilter.everybody(TODAY), 1, 1)
                    .rows()
                    .getFirst();
            assertThat(row.groups()).containsExactly("Door");
            assertThat(store.people().find(PersonFilter.everybody(TODAY), 1, 1).total())
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void seenOnlyMovesForward(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            String id = store.person("Asha").id();
            store.people().noteSeen(id, Instant.ofEpochMilli(2000));
            store.people().noteSeen(id, Instant.ofEpochMilli(1000));
            assertThat(store.people().byId(id).flatMap(Person::seenAt)).hasValue(Instant.ofEpochMilli(2000));
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherDaysOfValidityAreAGalleryChange(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            Person asha = store.enrolled("Asha", 1);
            long version = store.templates().loadAll().version();
            store.people().update(asha.id(), PersonData.named("Asha N"));
            assertThat(store.templates().changesSince(version).personIds()).isEmpty();
            store.people()
                    .update(
                            asha.id(),
                            new PersonData("Asha", Optional.empty(), "{}", Optional.of(TODAY), Optional.empty()));
            assertThat(store.templates().changesSince(version).personIds()).containsExactly(asha.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void groupsAreTheSameWhateverTheirCase(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            Group door = store.groups().named("Front Door");
            assertThat(store.groups().named("front  door")).isEqualTo(door);
            assertThat(store.groups().create("FRONT DOOR")).isEmpty();
            Group back = store.groups().named("Back");
            assertThat(store.groups().rename(back.id(), "front door")).isFalse();
            assertThat(store.groups().rename(back.id(), "Rear")).isTrue();
            Person asha = store.person("Asha");
            store.groups().set(asha.id(), Set.of(door.id(), back.id()));
            assertThat(store.groups().of(asha.id())).extracting(Group::name).containsExactly("Front Door", "Rear");
            store.groups().delete(door.id());
            assertThat(store.groups().of(asha.id())).containsExactly(new Group(back.id(), "Rear", 1));
        }
    }

    private static List<String> ids(
            PersonStore store, String text, Optional<Set<String>> visible, PersonStatus status) {
        PersonFilter filter = new PersonFilter(text, visible, Optional.empty(), status, TODAY);
        return store.people().find(filter, 0, 50).rows().stream()
                .map(row -> row.person().id())
                .toList();
    }
}
