package dev.muster.cli.otp;

import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.store.factor.CodeAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds an address that an administrator vouches for. */
@Command(
        name = "add",
        description = "Add a phone or mailbox to an account, without a code that confirms it: you vouch for it."
                + " From then on the account is asked for a code when it signs in.")
public final class OtpAddressAddCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account.")
    private String account = "";

    @Parameters(
            index = "1",
            paramLabel = "ADDRESS",
            description = "A phone number with its country code, or an e-mail address.")
    private String address = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What it is called in lists.")
    private String name = "";

    @Mixin
    private DataOption data = new DataOption();

    public OtpAddressAddCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CodeAddress added = Shells.factors(data, shell -> shell.add(account, address, name));
        terminal.print("%s\t%s\t%s".formatted(added.id(), Channels.word(added.channel()), added.masked()));
        return ExitCode.OK;
    }
}
