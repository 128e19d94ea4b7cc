package dev.muster.cli.otp;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Helps somebody who lost every way to get a code. */
@Command(
        name = "reset",
        description =
                "Remove all of an account's ways to get codes, for somebody who lost them: its password alone signs"
                        + " in then. See first that it is really they who ask.")
public final class OtpResetCommand implements Callable<Integer> {
    private static final int LONGEST = 200;

    private final Terminal terminal;

    @Parameters(paramLabel = "ACCOUNT", description = "The account.")
    private String account = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, and how you know who asked; it goes into the audit log.")
    private String reason = "";

    @Mixin
    private DataOption data = new DataOption();

    public OtpResetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new BadInput("--reason: expected a text of at most %d characters".formatted(LONGEST));
        }
        int removed = Shells.factors(data, shell -> shell.reset(account, reason.strip()));
        terminal.print(
                removed == 0
                        ? "There was nothing to remove; failed codes are forgiven."
                        : "Removed all ways to get codes; the password alone signs in now.");
        return ExitCode.OK;
    }
}
