package dev.muster.cli.otp;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.store.DataFolder;
import dev.muster.store.factor.ApiKey;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a key. */
@Command(name = "revoke", description = "End a key at once, also in servers that run.")
public final class OtpKeyRevokeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "What the key is called.")
    private String name = "";

    @Mixin
    private DataOption data = new DataOption();

    public OtpKeyRevokeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ApiKey revoked = Shells.keys(DataFolder.existing(data.path()), ring -> {
            ApiKey key = ring.keys()
                    .revoke(name)
                    .orElseThrow(() ->
                            new BadInput("there is no key '%s'; 'muster otp key list' shows all".formatted(name)));
            ring.note("otp.key.revoke", key);
            return key;
        });
        terminal.print("Revoked %s.".formatted(revoked.name()));
        return ExitCode.OK;
    }
}
