package dev.muster.cli.serve;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.server.CodeServer;
import dev.muster.server.CodeServerOptions;
import dev.muster.store.DataFolder;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves one-time codes and nothing else until it is told to stop. */
@Command(
        name = "otp-server",
        description = {"Serve one-time codes alone: pages to get and enter one, and an API for programs.", ""},
        footer = {
            "",
            "It may run beside 'muster serve' on the same data, or without it.",
            "Programs need a key: 'muster otp key create NAME'. Ctrl-C or SIGTERM stops it."
        })
public final class OtpServerCommand implements Callable<Integer> {
    private static final String PORTAL = "MUSTER_PORTAL_URL";

    private final Terminal terminal;

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on (8098); 0 for any free one.")
    private int port = 8098;

    @Mixin
    private ListenOptions listen = new ListenOptions();

    @Option(
            names = "--portal",
            paramLabel = "URL",
            description = "Where browsers find the portal, for the way on to its face page (" + PORTAL
                    + ", or http://localhost:5000).")
    private @Nullable String portal;

    @Mixin
    private DataOption data = new DataOption();

    public OtpServerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        ListenOptions.requirePort("--port", port);
        URI face = portal();
        CodeServerOptions options = new CodeServerOptions(listen.on(DataFolder.open(data.path()), port), face);
        UntilStopped.run(() -> CodeServer.start(options), this::announce, CodeServer::close);
        return ExitCode.OK;
    }

    private void announce(CodeServer server) {
        if (listen.isOpenInTheClear()) {
            terminal.error(
                    "Warning: %s is reachable from other machines without TLS: codes and keys cross the network in the clear. Add --tls."
                            .formatted(listen.host()));
        }
        terminal.error("Health and metrics: http://127.0.0.1:%d/actuator/health".formatted(server.metricsPort()));
        terminal.print("Muster is ready at " + server.url());
    }

    private URI portal() {
        String text = Optional.ofNullable(portal)
                .or(() -> Optional.ofNullable(System.getenv(PORTAL)).filter(set -> !set.isBlank()))
                .orElse(CodeServerOptions.USUAL_PORTAL.toString());
        try {
            URI uri = URI.create(text.strip().replaceFirst("/+$", ""));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawQuery() == null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Refused below.
        }
        throw new BadInput("--portal: expected an address such as https://muster.example.org, got " + text);
    }
}
