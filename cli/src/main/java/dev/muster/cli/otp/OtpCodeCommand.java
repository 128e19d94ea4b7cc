package dev.muster.cli.otp;

import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code muster otp code}: codes without a page. */
@Command(
        name = "code",
        description = "Send a code to an account, and check what came back.",
        commandListHeading = "%nCommands:%n")
public final class OtpCodeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public OtpCodeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.out());
        return ExitCode.OK;
    }
}
