package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.ServerLock;
import dev.muster.store.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataTest {
    @TempDir
    private Path root;

    private Path here = Path.of("");
    private Path there = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void enterAPunch() {
        here = root.resolve("here");
        there = root.resolve("there");
        file = root.resolve("backup.zip");
        DataFolder folder = DataFolder.open(here);
        try (Database database = Database.open(folder)) {
            Vault.open(folder, database);
            database.jdbc()
                    .sql("INSERT INTO punch (id, name, punched_at, zone, punch_day, similarity, source, direction,"
                            + " created_at, seq) VALUES ('1', 'Asha', 1764057600000, 'Asia/Kolkata', '2025-11-25', 0.8,"
                            + " 'door', 'IN', 1764057600000, 1)")
                    .update();
        }
    }

    @Test
    void aBackupBringsRowsAndCsvFilesBackAndLeavesTheKeyOut() throws IOException {
        Program backup = Program.run("backup", file, "--data", here);
        assertThat(backup.code()).isZero();
        assertThat(backup.out()).contains("Backed up").contains("The key is not in it");

        Program restore = Program.run("restore", file, "--data", there);

        assertThat(restore.code()).as(restore.err()).isZero();
        assertThat(restore.out()).contains("Restored").contains("put the one that belongs to it");
        assertThat(there.resolve("master.key")).doesNotExist();
        assertThat(Files.readString(there.resolve("register").resolve("2025-11-25.csv")))
                .contains("Asha");
        Files.copy(here.resolve("master.key"), there.resolve("master.key"));
        assertThat(Program.run("backup", root.resolve("again.zip"), "--data", there)
                        .code())
                .isZero();
        assertThat(Program.run("audit", "verify", "--data", there).code()).isZero();
    }

    @Test
    void restoreKeepsWhatItReplaces() {
        assertThat(Program.run("backup", file, "--data", here).code()).isZero();
        Program refused = Program.run("restore", file, "--data", here);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--replace");
        Program replaced = Program.run("restore", file, "--data", here, "--replace");
        assertThat(replaced.code()).as(replaced.err()).isZero();
        assertThat(replaced.out()).contains("users.db.before-").doesNotContain("put the one");
    }

    @Test
    void besideAServerABackupIsMadeAndTheRestIsRefused() {
        try (ServerLock server = ServerLock.acquire(new DataFolder(here))) {
            server.announce("http://localhost:5000");
            assertThat(Program.run("backup", file, "--data", here).code()).isZero();
            Program restore = Program.run("restore", file, "--data", here, "--replace");
            assertThat(restore.code()).isEqualTo(2);
            assertThat(restore.err()).contains("http://localhost:5000").contains("stop it first");
            Program rotate = Program.run("key", "rotate", "--data", here);
            assertThat(rotate.code()).isEqualTo(2);
            assertThat(rotate.err()).contains("stop it first");
        }
    }

    @Test
    void theKeyIsChangedAndAnOldBackupNoLongerFits() throws IOException {
        assertThat(Program.run("backup", file, "--data", here).code()).isZero();
        String old = Files.readString(here.resolve("master.key"));
        Program rotate = Program.run("key", "rotate", "--data", here);
        assertThat(rotate.code()).as(rotate.err()).isZero();
        assertThat(rotate.out()).contains("Made a new key");
        assertThat(Files.readString(here.resolve("master.key"))).isNotEqualTo(old);
        Program restore = Program.run("restore", file, "--data", here, "--replace");
        assertThat(restore.code()).isEqualTo(2);
        assertThat(restore.err()).contains("another key");
    }

    @Test
    void aLostKeyIsNamedWithWhatToDo() throws IOException {
        Files.delete(here.resolve("master.key"));
        Program backup = Program.run("backup", file, "--data", here);
        assertThat(backup.code()).isEqualTo(2);
        assertThat(backup.err()).contains("is missing").contains("Put it back");
    }
}
