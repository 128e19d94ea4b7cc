package dev.muster.cli.account;

import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.store.account.Account;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shuts an account out. */
@Command(name = "disable", description = "Disable an account; its sessions and open streams end at once.")
public final class AccountDisableCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "The account.")
    private String name = "";

    @Mixin
    private DataOption data = new DataOption();

    public AccountDisableCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Account account = Shell.in(data, shell -> shell.disable(name));
        terminal.print("Disabled %s.".formatted(account.name()));
        return ExitCode.OK;
    }
}
