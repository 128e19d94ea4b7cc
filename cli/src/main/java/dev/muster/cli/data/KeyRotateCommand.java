package dev.muster.cli.data;

import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.vault.KeyRotation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes the key and reseals what it sealed. */
@Command(
        name = "rotate",
        description = {
            "Make a new key, seal all faces anew with it, and forget the old one; stop the server first.",
            "A key in MUSTER_KEY is changed in two steps: --print prints a value with a new key to put there;"
                    + " then this command again seals everything with it and prints the value without the old key."
        })
public final class KeyRotateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--print", description = "Print a value for MUSTER_KEY with a new key; change nothing.")
    private boolean print;

    public KeyRotateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DataFolder folder = DataFolder.existing(data.path());
        try (Database database = Database.open(folder)) {
            KeyRotation rotation = new KeyRotation(folder, database, System.getenv());
            if (print) {
                terminal.print(rotation.nextEnvironmentValue());
                terminal.error("Put this value in MUSTER_KEY everywhere, start Muster anew, then stop it and run"
                        + " 'muster key rotate'.");
            } else if (rotation.isFromEnvironment()) {
                terminal.print(rotation.finishEnvironment(this::show));
                Trace.leave(database, "key.rotate", "with the newest key in MUSTER_KEY");
                terminal.error("Everything is sealed with the new key. Put this value in MUSTER_KEY: it no longer holds"
                        + " the old one.");
            } else {
                long resealed = rotation.rotate(this::show);
                Trace.leave(database, "key.rotate", "%d values sealed anew".formatted(resealed));
                terminal.print(
                        "Made a new key and sealed %d values with it. Keep a copy of %s; backups made before open"
                                        .formatted(resealed, folder.key())
                                + " only with the old key.");
            }
        }
        return ExitCode.OK;
    }

    private void show(long done) {
        if (terminal.progress()) {
            terminal.err().print("\r\033[KSealed %d values anew".formatted(done));
            terminal.err().flush();
        }
    }
}
