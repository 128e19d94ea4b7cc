package dev.muster.cli.account;

import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.store.account.Account;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Helps somebody who is locked out. */
@Command(
        name = "reset",
        description = "Print a one-use link to choose another password, or set one; failed attempts are forgiven.")
public final class AccountResetCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "The account.")
    private String name = "";

    @Option(names = "--password-stdin", description = "Set the password from the first line of standard input.")
    private boolean fromInput;

    @Mixin
    private DataOption data = new DataOption();

    public AccountResetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (fromInput) {
            String password = Shell.password(System.in);
            Account account = Shell.in(data, shell -> shell.reset(name, password));
            terminal.print("%s has another password; all its sessions have ended.".formatted(account.name()));
        } else {
            terminal.print(Shell.in(data, shell -> shell.resetLink(name)));
            terminal.error("The link works once, within a day. Whoever has it can take the account over.");
        }
        return ExitCode.OK;
    }
}
