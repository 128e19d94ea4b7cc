package dev.muster.cli.otp;

import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code muster otp key}: the keys that other programs show to the API. */
@Command(
        name = "key",
        description = "Create, list and revoke the keys of programs that use codes over HTTP.",
        commandListHeading = "%nCommands:%n")
public final class OtpKeyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public OtpKeyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.out());
        return ExitCode.OK;
    }
}
