package dev.muster.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.store.Database;
import dev.muster.store.SealedSample;
import dev.muster.store.ServerLock;
import dev.muster.store.StoreException;
import dev.muster.store.TestDatabase;
import dev.muster.store.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RestoreTest {
    private static final int PEOPLE = 5;

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void refusesABackupThatWasTamperedWith(TestDatabase kind) throws IOException {
        Installation here = new Installation(kind, root.resolve("here"));
        Path whole = backUp(here);
        Installation there = new Installation(kind, root.resolve("there"));
        here.copyKeyTo(there);

        Path row = changed(whole, "tables/person.ndjson", text -> text.replace("Aśa 1", "Eva 1"));
        refused(there, row).withMessageContaining("damaged or was changed");
        Path manifest = changed(whole, "manifest.json", text -> text.replace("2026-11-25T08", "2026-11-25T09"));
        refused(there, manifest).withMessageContaining("its signature is not that of the key");
        refused(there, changed(whole, "manifest.json", text -> text.replace("\"tables\"", "\"others\"")))
                .withMessageContaining("its manifest is damaged");
        refused(there, changed(whole, "tables/extra.ndjson", _ -> "{}")).withMessageContaining("does not belong");
        Path cut = root.resolve("cut.zip");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        refused(there, cut).withMessageContaining("no backup of Muster");
        refused(there, root.resolve("none.zip")).withMessageContaining("not there");
        refused(
                        there,
                        changed(
                                whole,
                                "manifest.json",
                                text -> text.replaceAll("\"schema\" : \"\\d+\"", "\"schema\" : \"9999\"")))
                .withMessageContaining("its signature");

        assertThat(there.restore(whole).keyFits()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void refusesABackupOfANewerMuster(TestDatabase kind) throws IOException {
        Installation here = new Installation(kind, root.resolve("here"));
        Path newer = changed(
                backUp(here),
                "manifest.json",
                text -> text.replaceAll("\"schema\" : \"\\d+\"", "\"schema\" : \"9999\""));
        Installation withoutKey = new Installation(kind, root.resolve("there"));
        refused(withoutKey, newer).withMessageContaining("made by a newer Muster");
        assertThat(root.resolve("there").resolve("users.db.restoring")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhileAServerOrAnybodyElseHoldsTheData(TestDatabase kind) throws IOException {
        Installation here = new Installation(kind, root.resolve("here"));
        Path file = backUp(here);
        try (ServerLock server = ServerLock.acquire(here.folder())) {
            server.announce("http://localhost:5000");
            refused(here, file).withMessageContaining("http://localhost:5000");
        }
        try (Database _ = here.open()) {
            refused(here, file).withMessageContaining("let it finish first");
        }
    }

    @ParameterizedTest
    @EnumSource
    void replacesADatabaseInUseOnlyWhenToldToAndKeepsIt(TestDatabase kind) throws IOException {
        Installation here = new Installation(kind, root.resolve("here"));
        Path file = backUp(here);
        Map<String, List<String>> before;
        try (Database database = here.open()) {
            before = Dump.of(database);
            database.jdbc().sql("UPDATE person SET name = 'Changed since'").update();
        }
        refused(here, file).withMessageContaining("--replace");

        Restored restored = here.restore(file, true);

        try (Database database = here.open()) {
            assertThat(Dump.of(database)).isEqualTo(before);
        }
        String kept = restored.kept().getFirst();
        if (kind == TestDatabase.SQLITE) {
            Files.move(Path.of(kept), here.folder().database(), StandardCopyOption.REPLACE_EXISTING);
            try (Database database = here.open()) {
                assertThat(changedNames(database, "person")).isEqualTo(PEOPLE);
            }
        } else {
            try (Database database = here.open()) {
                assertThat(changedNames(database, kept.replace("the schema ", "") + ".person"))
                        .isEqualTo(PEOPLE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnusedDatabaseIsReplacedAndTheKeyMayComeLater(TestDatabase kind) throws IOException {
        Installation here = new Installation(kind, root.resolve("here"));
        Path file = backUp(here);
        Installation there = new Installation(kind, root.resolve("there"));
        there.open().close();

        assertThat(there.restore(file).keyFits()).isFalse();

        try (Database database = there.open()) {
            assertThatExceptionOfType(VaultException.class)
                    .isThrownBy(() -> there.vault(database))
                    .withMessageContaining("is missing");
            here.copyKeyTo(there);
            assertThat(new SealedSample(PEOPLE).isWhole(database, there.vault(database)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhileAnotherKeyLiesThere(TestDatabase kind) throws IOException {
        Path file = backUp(new Installation(kind, root.resolve("here")));
        Installation there = new Installation(kind, root.resolve("there"));
        try (Database database = there.open()) {
            there.vault(database);
        }
        refused(there, file).withMessageContaining("another key").withMessageContaining("nothing was changed");
    }

    @Test
    void bringsABackupOfAnOlderSchemaUpToDate() throws IOException {
        String person = """
                {"id":"1","name":"Asha","name_key":"asha","external_id":null,"attributes":"{}","valid_from":null,\
                "valid_to":null,"created_at":1,"updated_at":2,"seen_at":null}
                """;
        String hash = HexFormat.of().formatHex(Backup.sha256().digest(person.getBytes(StandardCharsets.UTF_8)));
        BackupManifest manifest = new BackupManifest(
                "1", Installation.CLOCK.instant(), List.of(new BackupManifest.Entry("person", 1, hash)));
        Path file = root.resolve("old.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : Map.of(
                            "manifest.json", manifest.json(), "tables/person.ndjson", person)
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        for (TestDatabase kind : TestDatabase.values()) {
            Installation there = new Installation(kind, root.resolve(kind.name()));
            there.restore(file);
            try (Database database = there.open()) {
                assertThat(Dump.of(database).get("person")).hasSize(1);
            }
        }
    }

    private Path backUp(Installation here) {
        Path file = root.resolve("backup.zip");
        try (Database database = here.open()) {
            new SealedSample(PEOPLE).write(database, here.vault(database));
            new Backup(database, here.vault(database), Installation.CLOCK).write(file);
        }
        return file;
    }

    private static ThrowableAssertAlternative<StoreException> refused(Installation there, Path file) {
        return assertThatExceptionOfType(StoreException.class).isThrownBy(() -> there.restore(file));
    }

    /** A copy of a backup with one of its files changed, or added. */
    private Path changed(Path whole, String name, UnaryOperator<String> change) throws IOException {
        Path copy = Files.copy(whole, root.resolve("changed.zip"), StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(copy)) {
            Path entry = zip.getPath(name);
            String text = Files.exists(entry) ? Files.readString(entry) : "";
            String other = change.apply(text);
            assertThat(other).isNotEqualTo(text);
            Files.write(entry, other.getBytes(StandardCharsets.UTF_8));
        }
        return copy;
    }

    private static long changedNames(Database database, String table) {
        return database.jdbc()
                .sql("SELECT count(*) FROM " + table + " WHERE name = 'Changed since'")
                .query(Long.class)
                .single();
    }
}
