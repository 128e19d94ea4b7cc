package dev.muster.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.SealedSample;
import dev.muster.store.ServerLock;
import dev.muster.store.StoreException;
import dev.muster.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class KeyRotationTest {
    private static final Map<String, String> NO_VARIABLES = Map.of();

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void resealsEverythingAndForgetsTheOldKey(TestDatabase kind) throws IOException {
        SealedSample sample = new SealedSample(210);
        try (Database database = kind.open(root)) {
            DataFolder folder = new DataFolder(root);
            Vault before = Vault.open(folder, database, NO_VARIABLES);
            sample.write(database, before);
            String oldKey = Files.readString(folder.key());

            long resealed = new KeyRotation(folder, database, NO_VARIABLES).rotate(_ -> {});

            assertThat(resealed).isEqualTo(421);
            Vault after = Vault.open(folder, database, NO_VARIABLES);
            assertThat(after.keys().size()).isEqualTo(1);
            assertThat(sample.isWhole(database, after)).isTrue();
            assertThatExceptionOfType(VaultException.class).isThrownBy(() -> sample.isWhole(database, before));
            assertThat(after.mac(new byte[1], "cookie")).isEqualTo(before.mac(new byte[1], "cookie"));
            Files.writeString(folder.key(), oldKey);
            assertThatExceptionOfType(VaultException.class)
                    .isThrownBy(() -> Vault.open(folder, database, NO_VARIABLES));
        }
    }

    @ParameterizedTest
    @EnumSource
    void interruptedAfterAnyBatchEverythingStillOpensAndTheNextRunFinishes(TestDatabase kind) throws IOException {
        SealedSample sample = new SealedSample(120);
        try (Database database = kind.open(root)) {
            DataFolder folder = new DataFolder(root);
            sample.write(database, Vault.open(folder, database, NO_VARIABLES));
            KeyRotation rotation = new KeyRotation(folder, database, NO_VARIABLES);
            for (int batches = 1; batches <= 5; batches++) {
                Interruption interruption = new Interruption(batches);
                assertThatExceptionOfType(Interrupted.class)
                        .isThrownBy(() -> rotation.rotate(interruption::afterBatch));
                assertThat(sample.isWhole(database, Vault.open(folder, database, NO_VARIABLES)))
                        .isTrue();
            }
            Files.writeString(root.resolve(".master.key123.new"), "left by a crash");
            rotation.rotate(_ -> {});
            Vault vault = Vault.open(folder, database, NO_VARIABLES);
            assertThat(vault.keys().size()).isEqualTo(1);
            assertThat(sample.isWhole(database, vault)).isTrue();
            try (Stream<Path> files = Files.list(root)) {
                assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".new"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyFromTheEnvironmentIsChangedByItsOwnerInTwoSteps(TestDatabase kind) {
        SealedSample sample = new SealedSample(10);
        Map<String, String> first = Map.of("MUSTER_KEY", Keys.generate().text());
        try (Database database = kind.open(root)) {
            DataFolder folder = new DataFolder(root);
            sample.write(database, Vault.open(folder, database, first));
            KeyRotation rotation = new KeyRotation(folder, database, first);
            assertThatExceptionOfType(VaultException.class)
                    .isThrownBy(() -> rotation.rotate(_ -> {}))
                    .withMessageContaining("--print");
            assertThatExceptionOfType(VaultException.class)
                    .isThrownBy(() -> rotation.finishEnvironment(_ -> {}))
                    .withMessageContaining("one key only");

            Map<String, String> both = Map.of("MUSTER_KEY", rotation.nextEnvironmentValue());
            assertThat(sample.isWhole(database, Vault.open(folder, database, both)))
                    .isTrue();
            String last = new KeyRotation(folder, database, both).finishEnvironment(_ -> {});

            Vault vault = Vault.open(folder, database, Map.of("MUSTER_KEY", last));
            assertThat(vault.keys().size()).isEqualTo(1);
            assertThat(sample.isWhole(database, vault)).isTrue();
            assertThatExceptionOfType(VaultException.class).isThrownBy(() -> Vault.open(folder, database, first));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhileAServerOrAnotherCommandHasTheDataOpen(TestDatabase kind) {
        Map<String, String> environment = kind.freshEnvironment();
        DataFolder folder = DataFolder.open(root);
        try (Database database = Database.open(folder, environment)) {
            KeyRotation rotation = new KeyRotation(folder, database, NO_VARIABLES);
            try (Database _ = Database.open(folder, environment)) {
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> rotation.rotate(_ -> {}))
                        .withMessageContaining("another Muster command");
            }
            try (ServerLock server = ServerLock.acquire(folder)) {
                server.announce("http://localhost:5000");
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> rotation.rotate(_ -> {}))
                        .withMessageContaining("http://localhost:5000");
            }
            rotation.rotate(_ -> {});
        }
    }

    /** Stands for the end of the process after some batches. */
    private static final class Interruption {
        private int left;

        Interruption(int batches) {
            this.left = batches;
        }

        void afterBatch(long done) {
            if (--left == 0) {
                throw new Interrupted();
            }
        }
    }

    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
