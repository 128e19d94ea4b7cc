package dev.muster.cli.register;

import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The family of commands about the register; by itself it only tells what there is. */
@Command(name = "register", description = "Make the register's CSV files anew from the database.")
public final class RegisterCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public RegisterCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.print(spec.commandLine().getUsageMessage());
        return ExitCode.OK;
    }
}
