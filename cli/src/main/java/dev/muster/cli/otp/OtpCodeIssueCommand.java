package dev.muster.cli.otp;

import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import dev.muster.otp.delivery.Channel;
import dev.muster.server.code.CodeShell;
import dev.muster.store.outbox.DeliveryState;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a code to an account. */
@Command(
        name = "issue",
        description = {
            "Send a code to an account, and print the challenge that 'muster otp code check' wants.",
            "A running server sends it; without one this command does. Exit code 1: it was not sent."
        })
public final class OtpCodeIssueCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Terminal terminal;

    @Parameters(paramLabel = "ACCOUNT", description = "The account.")
    private String account = "";

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            converter = Channels.class,
            description = "sms or email; left out, the account's first address counts.")
    private @Nullable Channel channel;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    private record Outcome(CodeShell.Issued issued, DeliveryState state) {}

    public OtpCodeIssueCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Outcome outcome = Shells.codes(data, shell -> {
            CodeShell.Issued issued = shell.issue(account, Optional.ofNullable(channel));
            return new Outcome(issued, shell.deliver(issued, PATIENCE));
        });
        CodeShell.Issued issued = outcome.issued();
        if (json) {
            terminal.print(new JsonObject()
                    .with("challenge", issued.challenge())
                    .with("expiresAt", issued.expiresAt().toString())
                    .with("to", issued.to())
                    .with("delivery", outcome.state().name().toLowerCase(Locale.ROOT))
                    .toString());
        } else {
            terminal.print(issued.challenge());
        }
        terminal.error(said(outcome.state(), issued));
        return outcome.state() == DeliveryState.NOT_SENT ? ExitCode.PARTLY : ExitCode.OK;
    }

    private static String said(DeliveryState state, CodeShell.Issued issued) {
        if (issued.tryOut() && state == DeliveryState.SENT) {
            return "For trying out only: the code for %s is in outbox.txt in the data folder.".formatted(issued.to());
        }
        return switch (state) {
            case SENT -> "The code was sent to %s.".formatted(issued.to());
            case DELIVERED -> "The code has arrived at %s.".formatted(issued.to());
            case NOT_SENT -> "The code could not be sent to %s.".formatted(issued.to());
            case ON_ITS_WAY -> "The code is still on its way to %s.".formatted(issued.to());
            case UNKNOWN -> "Nobody can say whether the code went to %s.".formatted(issued.to());
        };
    }
}
