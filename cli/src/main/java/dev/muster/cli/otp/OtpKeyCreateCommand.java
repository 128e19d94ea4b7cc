package dev.muster.cli.otp;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.store.DataFolder;
import dev.muster.store.factor.ApiKeys;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a key and shows it, this once. */
@Command(name = "create", description = "Make a key for a program, and print it: this once.")
public final class OtpKeyCreateCommand implements Callable<Integer> {
    private static final int LONGEST = 60;

    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "What the key is called in lists and in the audit log.")
    private String name = "";

    @Mixin
    private DataOption data = new DataOption();

    public OtpKeyCreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST || called.chars().anyMatch(Character::isISOControl)) {
            throw new BadInput("NAME: expected one line of at most %d characters".formatted(LONGEST));
        }
        ApiKeys.Made made = Shells.keys(DataFolder.open(data.path()), ring -> {
            ApiKeys.Made fresh = ring.keys()
                    .create(called)
                    .orElseThrow(() -> new BadInput(
                            "there is a key '%s'; revoke it first, or choose another name".formatted(called)));
            ring.note("otp.key.create", fresh.key());
            return fresh;
        });
        terminal.print(made.text());
        terminal.error("Keep it where secrets are kept: it is not shown again. Programs send it as"
                + " 'Authorization: Bearer mk_...'.");
        return ExitCode.OK;
    }
}
