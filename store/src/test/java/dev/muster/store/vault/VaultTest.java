package dev.muster.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class VaultTest {
    private static final byte[] PLAIN = "a face in 512 numbers".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void opensWhatItSealed(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            DataFolder folder = new DataFolder(root);
            String row = SealedColumns.EMBEDDING.row("t1", "asha");
            byte[] sealed = open(folder, database).encrypt(PLAIN, row);
            assertThat(sealed).isNotEqualTo(open(folder, database).encrypt(PLAIN, row));
            assertThat(open(folder, database).decrypt(sealed, row)).isEqualTo(PLAIN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowMovedToAnotherPersonDoesNotOpen(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            Vault vault = open(new DataFolder(root), database);
            byte[] sealed = vault.encrypt(PLAIN, SealedColumns.EMBEDDING.row("t1", "asha"));
            String moved = SealedColumns.EMBEDDING.row("t1", "ben");
            assertThatExceptionOfType(VaultException.class)
                    .isThrownBy(() -> vault.decrypt(sealed, moved))
                    .withMessageContaining("another row");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theKeyFileIsItsOwnersOnlyAndIsMadeSoAgain(TestDatabase kind) throws IOException {
        try (Database database = kind.open(root)) {
            DataFolder folder = new DataFolder(root);
            open(folder, database);
            assertThat(permissions(folder.key())).isEqualTo("rw-------");
            Files.setPosixFilePermissions(folder.key(), PosixFilePermissions.fromString("rw-r--r--"));
            open(folder, database);
            assertThat(permissions(folder.key())).isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAMissingKeyAndMakesNoOther(TestDatabase kind) throws IOException {
        try (Database database = kind.open(root)) {
            DataFolder folder = new DataFolder(root);
            open(folder, database);
            Files.delete(folder.key());
            assertThatExceptionOfType(VaultException.class)
                    .isThrownBy(() -> open(folder, database))
                    .withMessageContaining("is missing")
                    .withMessageContaining("Put it back");
            assertThat(folder.key()).doesNotExist();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnothersKey(TestDatabase kind) throws IOException {
        try (Database database = kind.open(root)) {
            DataFolder folder = new DataFolder(root);
            open(folder, database);
            Files.writeString(folder.key(), Keys.generate().text());
            assertThatExceptionOfType(VaultException.class)
                    .isThrownBy(() -> open(folder, database))
                    .withMessageContaining("is not the key that this database was sealed with");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesATruncatedKeyWithoutShowingIt(TestDatabase kind) throws IOException {
        try (Database database = kind.open(root)) {
            DataFolder folder = new DataFolder(root);
            open(folder, database);
            String text = Files.readString(folder.key()).strip();
            String cut = text.substring(0, text.length() - 20);
            Files.writeString(folder.key(), cut);
            assertThatExceptionOfType(VaultException.class)
                    .isThrownBy(() -> open(folder, database))
                    .withMessageContaining("holds no complete key")
                    .withNoCause()
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(cut.substring(cut.length() - 8)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTheKeyFromTheEnvironmentAndWritesNoFile(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            DataFolder folder = new DataFolder(root);
            Map<String, String> environment =
                    Map.of("MUSTER_KEY", Keys.generate().text());
            byte[] sealed = Vault.open(folder, database, environment).encrypt(PLAIN, "a/b");
            assertThat(Vault.open(folder, database, environment).decrypt(sealed, "a/b"))
                    .isEqualTo(PLAIN);
            assertThat(folder.key()).doesNotExist();
            Map<String, String> other = Map.of("MUSTER_KEY", Keys.generate().text());
            assertThatExceptionOfType(VaultException.class)
                    .isThrownBy(() -> Vault.open(folder, database, other))
                    .withMessageStartingWith("MUSTER_KEY is not the key");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoBeginAtTheSameTimeGetTheSameKey(TestDatabase kind) throws ExecutionException, InterruptedException {
        int users = 8;
        try (Database database = kind.open(root);
                ExecutorService threads = Executors.newFixedThreadPool(users)) {
            DataFolder folder = new DataFolder(root);
            List<Future<String>> keys = new ArrayList<>();
            for (int i = 0; i < users; i++) {
                keys.add(threads.submit(() -> open(folder, database).keys().text()));
            }
            Set<String> different = new HashSet<>();
            for (Future<String> key : keys) {
                different.add(key.get());
            }
            assertThat(different).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keyedHashesStayAndDifferByPurpose(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            Vault vault = open(new DataFolder(root), database);
            byte[] hash = vault.mac(PLAIN, "cookie");
            assertThat(hash).hasSize(32).isNotEqualTo(vault.mac(PLAIN, "ticket"));
            Vault after = new Vault(vault.keys().withNewPrimary().onlyPrimary());
            assertThat(after.mac(PLAIN, "cookie")).isEqualTo(hash);
            assertThat(after.isMac(hash, PLAIN, "cookie")).isTrue();
            assertThat(after.isMac(hash, PLAIN, "ticket")).isFalse();
        }
    }

    private static Vault open(DataFolder folder, Database database) {
        return Vault.open(folder, database, Map.of());
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
