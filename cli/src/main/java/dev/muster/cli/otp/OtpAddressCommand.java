package dev.muster.cli.otp;

import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code muster otp address}: where the codes of accounts may go. */
@Command(
        name = "address",
        description = "Add, list and remove the phones and mailboxes of an account.",
        commandListHeading = "%nCommands:%n")
public final class OtpAddressCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public OtpAddressCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.out());
        return ExitCode.OK;
    }
}
