package dev.muster.cli.register;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.StoreException;
import dev.muster.store.register.Mirrors;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes {@code register/YYYY-MM-DD.csv} and {@code login_data.csv} anew; works beside a running server. */
@Command(
        name = "rebuild",
        description =
                "Make register/YYYY-MM-DD.csv and login_data.csv anew from the database, whose rows are the truth.")
public final class RegisterRebuildCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private DataOption data = new DataOption();

    public RegisterRebuildCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            DataFolder folder = DataFolder.existing(data.path());
            try (Database database = Database.open(folder)) {
                int files = new Mirrors(database, folder, terminal::error).rebuild();
                terminal.print("%d files are as the database says: login_data.csv and %d days in %s"
                        .formatted(files, files - 1, folder.register()));
            }
            return ExitCode.OK;
        } catch (StoreException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }
}
