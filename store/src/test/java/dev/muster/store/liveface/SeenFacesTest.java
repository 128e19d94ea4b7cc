package dev.muster.store.liveface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.store.TestDatabase;
import dev.muster.store.account.SettableClock;
import dev.muster.store.person.Consents;
import dev.muster.store.person.Dossier;
import dev.muster.store.person.Erasure;
import dev.muster.store.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hashes of frames are kept sealed for 30 days, and go with the person. */
final class SeenFacesTest {
    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void keepsThemForThirtyDays(TestDatabase kind) {
        try (FaceStore store = new FaceStore(root, kind.freshEnvironment(), clock)) {
            String asha = store.agreed("Asha");
            store.seen.add(asha, List.of(hash(1), hash(2)));
            clock.forward(Duration.ofDays(20));
            store.seen.add(asha, List.of(hash(3)));
            store.seen.add(store.agreed("Ravi"), List.of(hash(4)));
            assertThat(store.seen.of(asha)).containsExactlyInAnyOrder(hash(1), hash(2), hash(3));
            clock.forward(Duration.ofDays(11));
            assertThat(store.seen.of(asha)).containsExactly(hash(3));
            assertThat(store.seen.purge()).isOne();
            assertThat(store.seen.of(asha)).containsExactly(hash(3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void goWithThePersonAndWithTheConsent(TestDatabase kind) {
        try (FaceStore store = new FaceStore(root, kind.freshEnvironment(), clock)) {
            String asha = store.agreed("Asha");
            String ravi = store.agreed("Ravi");
            store.seen.add(asha, List.of(hash(1)));
            store.seen.add(ravi, List.of(hash(2)));
            assertThat(new Dossier(store.database, store.vault, clock)
                            .of(asha, text -> text)
                            .orElseThrow()
                            .get("liveFaces"))
                    .asString()
                    .contains("2026-11-25");
            assertThat(new Erasure(store.database, clock)
                            .erase(asha, false, entry -> entry)
                            .orElseThrow()
                            .liveFaces())
                    .isOne();
            assertThat(store.seen.of(asha)).isEmpty();
            new Consents(store.database, clock).withdraw(ravi);
            assertThat(store.seen.of(ravi)).isEmpty();
        }
    }

    /** Who withdraws while an attempt goes on, or never agreed, leaves nothing behind. */
    @ParameterizedTest
    @EnumSource
    void keepsNothingOfWhomNoConsentHolds(TestDatabase kind) {
        try (FaceStore store = new FaceStore(root, kind.freshEnvironment(), clock)) {
            String asha = store.agreed("Asha");
            store.seen.add(asha, List.of(hash(1)));
            Consents consents = new Consents(store.database, clock);
            consents.withdraw(asha);
            store.seen.add(asha, List.of(hash(2)));
            assertThat(store.seen.of(asha)).isEmpty();
            String ravi = store.person("Ravi");
            store.seen.add(ravi, List.of(hash(3)));
            assertThat(store.seen.of(ravi)).isEmpty();
            consents.give(asha, "1", "test");
            store.seen.add(asha, List.of(hash(4)));
            assertThat(store.seen.of(asha)).containsExactly(hash(4));
        }
    }

    @Test
    void nothingOfThemIsInTheClearAndNoneMovesToSomebodyElse() throws IOException {
        try (FaceStore store = new FaceStore(root, TestDatabase.SQLITE.freshEnvironment(), clock)) {
            String asha = store.agreed("Asha");
            store.seen.add(asha, List.of(hash(1)));
            String clear = new String(hash(1), StandardCharsets.ISO_8859_1);
            try (Stream<Path> files = Files.list(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .doesNotContain(clear);
                }
            }
            String ravi = store.agreed("Ravi");
            store.database
                    .jdbc()
                    .sql("UPDATE face_frames SET person_id = ?")
                    .param(ravi)
                    .update();
            assertThatExceptionOfType(VaultException.class).isThrownBy(() -> store.seen.of(ravi));
        }
    }

    private static byte[] hash(int number) {
        byte[] hash = new byte[SeenFaces.HASH_BYTES];
        Arrays.fill(hash, (byte) (100 + number));
        return hash;
    }
}
