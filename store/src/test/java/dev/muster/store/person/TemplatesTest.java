package dev.muster.store.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.muster.store.TestDatabase;
import dev.muster.store.vault.VaultException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TemplatesTest {
    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void keepsWhatItWasGiven(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            Person asha = store.enrolled("Asha", 1, 2);
            List<StoredTemplate> kept = store.templates().of(asha.id());
            assertThat(kept).hasSize(2);
            assertThat(kept.getFirst().embedding().similarity(PersonStore.embedding(2)))
                    .isCloseTo(1, within(1e-6));
            assertThat(kept.getFirst().photoHash()).hasValue("hash2");
            assertThat(store.templates().photoHashes(asha.id())).containsExactlyInAnyOrder("hash1", "hash2");
            assertThat(store.crops().best(asha.id())).hasValue(PersonStore.CROP);
            assertThat(store.crops().of(asha.id(), kept.getLast().id())).hasValue(PersonStore.CROP);
            assertThat(store.crops().of("other", kept.getLast().id())).isEmpty();
            assertThat(store.templates().loadAll().templates()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesATemplateWithoutConsent(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            Person ben = store.person("Ben");
            assertThatExceptionOfType(ConsentMissingException.class)
                    .isThrownBy(() -> store.templates().add(ben.id(), List.of(PersonStore.template(1))));
            store.consents().give(ben.id(), "1", "test");
            store.consents().withdraw(ben.id());
            assertThatExceptionOfType(ConsentMissingException.class)
                    .isThrownBy(() -> store.templates().add(ben.id(), List.of(PersonStore.template(1))));
            assertThat(store.templates().of(ben.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTemplateGivenToAnotherPersonDoesNotOpen(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            Person asha = store.enrolled("Asha", 1);
            Person ben = store.person("Ben");
            store.database()
                    .jdbc()
                    .sql("UPDATE template SET person_id = ? WHERE person_id = ?")
                    .params(ben.id(), asha.id())
                    .update();
            assertThatExceptionOfType(VaultException.class)
                    .isThrownBy(() -> store.templates().of(ben.id()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhoChangedSinceAVersion(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            Person asha = store.enrolled("Asha", 1);
            GalleryContent all = store.templates().loadAll();
            assertThat(store.templates().changesSince(all.version()).personIds())
                    .isEmpty();
            Person ben = store.enrolled("Ben", 2, 3);
            GalleryChanges added = store.templates().changesSince(all.version());
            assertThat(added.personIds()).containsExactly(ben.id());
            store.consents().withdraw(asha.id());
            assertThat(store.templates().changesSince(added.version()).personIds())
                    .containsExactly(asha.id());
            store.people().delete(ben.id());
            assertThat(store.templates().changesSince(0).personIds()).containsExactlyInAnyOrder(asha.id(), ben.id());
            assertThat(store.templates().loadAll().templates()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneTemplateMayGoAndTheOthersStay(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            Person asha = store.enrolled("Asha", 1, 2);
            String worse = store.templates().of(asha.id()).getLast().id();
            assertThat(store.templates().remove("somebody else", worse)).isFalse();
            assertThat(store.templates().remove(asha.id(), worse)).isTrue();
            assertThat(store.templates().of(asha.id())).hasSize(1);
            assertThat(store.crops().of(asha.id(), worse)).isEmpty();
            assertThat(store.templates().withdraw(asha.id())).isEqualTo(new Withdrawn(0, 1, 1));
            assertThat(store.consents().current(asha.id())).isPresent();
        }
    }
}
