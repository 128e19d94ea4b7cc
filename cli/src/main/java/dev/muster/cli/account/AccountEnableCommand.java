package dev.muster.cli.account;

import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.store.account.Account;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets an account sign in again, or approves it. */
@Command(name = "enable", description = "Enable an account, or approve one that waits for it.")
public final class AccountEnableCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "The account.")
    private String name = "";

    @Mixin
    private DataOption data = new DataOption();

    public AccountEnableCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Account account = Shell.in(data, shell -> shell.enable(name));
        terminal.print("Enabled %s.".formatted(account.name()));
        return ExitCode.OK;
    }
}
