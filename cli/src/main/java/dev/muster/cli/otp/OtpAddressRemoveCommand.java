package dev.muster.cli.otp;

import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.store.factor.CodeAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes an address. */
@Command(name = "remove", description = "Remove a phone or mailbox: no code goes there any more.")
public final class OtpAddressRemoveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account.")
    private String account = "";

    @Parameters(
            index = "1",
            paramLabel = "ID",
            description = "The address's id, as 'muster otp address list' shows it.")
    private String id = "";

    @Mixin
    private DataOption data = new DataOption();

    public OtpAddressRemoveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CodeAddress removed = Shells.factors(data, shell -> shell.remove(account, id));
        terminal.print("Removed %s.".formatted(removed.masked()));
        return ExitCode.OK;
    }
}
