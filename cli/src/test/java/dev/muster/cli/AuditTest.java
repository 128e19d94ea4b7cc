package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.audit.Anchor;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditTest {
    @TempDir
    private Path folder;

    @Test
    void anUntouchedLogIsWholeAndPrintsItsLastRow() {
        Anchor[] newest = new Anchor[1];
        inLog((_, log) -> newest[0] = log.newest());
        Program program = Program.run("audit", "verify", "--data", folder, "--json");
        assertThat(program.code()).isZero();
        assertThat(program.object())
                .containsEntry("whole", true)
                .containsEntry("rows", 3)
                .containsEntry("last", newest[0].toString());
        assertThat(Program.run("audit", "verify", "--data", folder).out())
                .isEqualTo("The audit log is whole: 3 rows, the last is %s\n".formatted(newest[0]));
    }

    @Test
    void aChangedRowIsNamedAndGivesExitCodeOne() {
        inLog((database, _) -> database.jdbc()
                .sql("UPDATE audit_event SET outcome = 'ok' WHERE seq = 2")
                .update());
        Program program = Program.run("audit", "verify", "--data", folder);
        assertThat(program.code()).isEqualTo(1);
        assertThat(program.out()).startsWith("The audit log is not whole: row 2 was changed");
        assertThat(Program.run("audit", "verify", "--data", folder, "--json").object())
                .containsEntry("whole", false)
                .containsEntry("row", 2)
                .containsEntry("flaw", "changed");
    }

    @Test
    void aNotedRowThatIsGoneShows() {
        inLog((_, _) -> {});
        String noted = "4:" + "0".repeat(64);
        Program program = Program.run("audit", "verify", "--data", folder, "--expect", noted);
        assertThat(program.code()).isEqualTo(1);
        assertThat(program.out()).contains("row 4 and what followed it are missing");
    }

    @Test
    void refusesANoteThatIsNone() {
        inLog((_, _) -> {});
        Program program = Program.run("audit", "verify", "--data", folder, "--expect", "four");
        assertThat(program.code()).isEqualTo(2);
        assertThat(program.err()).contains("--expect: expected a row's number and hash");
    }

    @Test
    void saysThatThereIsNoDataFolder() {
        Program program = Program.run("audit", "verify", "--data", folder.resolve("none"));
        assertThat(program.code()).isEqualTo(2);
        assertThat(program.err()).contains("there is no data folder");
    }

    private void inLog(BiConsumer<Database, AuditLog> work) {
        try (Database database = Database.open(DataFolder.open(folder))) {
            AuditLog log = new AuditLog(database, Clock.systemUTC());
            for (int i = 0; i < 3; i++) {
                log.record(AuditEntry.of("sign-in", "failed").by("account", "1", "Asha"));
            }
            work.accept(database, log);
        }
    }
}
