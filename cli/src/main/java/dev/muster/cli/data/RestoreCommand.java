package dev.muster.cli.data;

import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.backup.Restore;
import dev.muster.store.backup.Restored;
import dev.muster.store.register.Mirrors;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a backup back; stop the server first. */
@Command(
        name = "restore",
        description = {
            "Bring a backup back, all of it or nothing; stop the server first.",
            "Put the key that belongs to it (master.key) into the data folder before, or MUSTER_KEY."
        })
public final class RestoreCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "A file that 'muster backup' made.")
    private Path file = Path.of("");

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--replace", description = "Take the place of a database in use, which is kept beside.")
    private boolean replace;

    public RestoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DataFolder folder = DataFolder.open(data.path());
        Restored restored = new Restore(folder, System.getenv(), Clock.systemUTC()).restore(file, replace);
        terminal.print("Restored %d rows from the backup of %s into %s"
                .formatted(restored.rows(), restored.created(), folder.root()));
        restored.kept().forEach(kept -> terminal.print("What was there before is kept in " + kept));
        if (!restored.keyFits()) {
            terminal.print("The key is not in a backup: put the one that belongs to it in %s before you start Muster."
                    .formatted(Trace.keyPlace(folder)));
        }
        try (Database database = Database.open(folder)) {
            Trace.leave(database, "data.restore", "backup of " + restored.created());
            new Mirrors(database, folder, terminal::error).rebuild();
        }
        return ExitCode.OK;
    }
}
