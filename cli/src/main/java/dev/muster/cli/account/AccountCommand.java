package dev.muster.cli.account;

import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code muster account}: the family of commands on who may sign in. */
@Command(
        name = "account",
        description = "Create, list, disable, enable and reset accounts, beside a running server too.",
        commandListHeading = "%nCommands:%n")
public final class AccountCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public AccountCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.out());
        return ExitCode.OK;
    }
}
