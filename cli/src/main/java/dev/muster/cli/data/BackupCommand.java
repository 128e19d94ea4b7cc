package dev.muster.cli.data;

import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.backup.Backup;
import dev.muster.store.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes everything into one file, also beside a running server. */
@Command(
        name = "backup",
        description = {
            "Write everything in the database into one file, also while a server runs.",
            "The key (master.key) is left out: keep a copy of it elsewhere, for without it the faces in a backup cannot"
                    + " be opened."
        })
public final class BackupCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The file to make; it must not be there yet.")
    private Path file = Path.of("");

    @Mixin
    private DataOption data = new DataOption();

    public BackupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DataFolder folder = DataFolder.existing(data.path());
        try (Database database = Database.open(folder)) {
            Vault vault = Vault.open(folder, database);
            long rows = new Backup(database, vault, Clock.systemUTC()).write(file);
            Trace.leave(database, "data.backup", "%d rows".formatted(rows));
            terminal.print("Backed up %d rows to %s".formatted(rows, file));
            terminal.print("The key is not in it: keep a copy of %s elsewhere. Without it the faces cannot be opened."
                    .formatted(Trace.keyPlace(folder)));
        }
        return ExitCode.OK;
    }
}
