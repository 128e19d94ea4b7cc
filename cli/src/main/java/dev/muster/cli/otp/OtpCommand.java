package dev.muster.cli.otp;

import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code muster otp}: the family of commands on one-time codes. */
@Command(
        name = "otp",
        description = "One-time codes from a shell: keys for programs, codes, addresses, factors that were lost.",
        commandListHeading = "%nCommands:%n")
public final class OtpCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public OtpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.out());
        return ExitCode.OK;
    }
}
