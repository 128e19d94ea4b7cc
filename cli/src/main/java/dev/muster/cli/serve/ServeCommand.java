package dev.muster.cli.serve;

import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.server.Portal;
import dev.muster.server.ServeOptions;
import dev.muster.server.demo.Demo;
import dev.muster.server.demo.DemoAccount;
import dev.muster.store.DataFolder;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the portal until it is told to stop. */
@Command(
        name = "serve",
        description = {"Serve the portal: sign-in, people, enrolment, live recognition, the register.", ""},
        footer = {
            "",
            "The first start prints a one-use link; whoever opens it becomes the administrator.",
            "Ctrl-C or SIGTERM stops it; nothing that was confirmed is lost."
        })
public final class ServeCommand implements Callable<Integer> {
    private static final String USUAL = "muster-data";
    private static final String DEMO = "muster-demo-data";

    private final Terminal terminal;

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on (5000); 0 for any free one.")
    private int port = 5000;

    @Mixin
    private ListenOptions listen = new ListenOptions();

    @Option(
            names = "--demo",
            description = "Sample people, accounts with random passwords and a moving-picture camera, apart from real"
                    + " data (muster-demo-data).")
    private boolean demo;

    @Mixin
    private DataOption data = new DataOption();

    public ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        ServeOptions options = options();
        UntilStopped.run(() -> Portal.start(options), this::announce, Portal::close);
        return ExitCode.OK;
    }

    private void announce(Portal portal) {
        if (listen.isOpenInTheClear()) {
            terminal.error("Warning: %s is reachable from other machines without TLS: passwords and faces cross the"
                            .formatted(listen.host())
                    + " network in the clear, and browsers refuse their cameras. Add --tls.");
        }
        terminal.error("Health and metrics: http://127.0.0.1:%d/actuator/health".formatted(portal.metricsPort()));
        portal.setupLink().ifPresent(link -> terminal.print("Set up Muster at " + link));
        introduce(portal.bean(Demo.class).accounts());
        terminal.print("Muster is ready at " + portal.url());
    }

    private void introduce(List<DemoAccount> accounts) {
        if (!accounts.isEmpty()) {
            terminal.print("This is a demo: its people are invented, its passwords are new at each start.");
        }
        for (DemoAccount account : accounts) {
            terminal.print("  %-14s %-8s password %s"
                    .formatted(account.role().name().toLowerCase(Locale.ROOT), account.name(), account.password()));
        }
    }

    private ServeOptions options() {
        ListenOptions.requirePort("--port", port);
        DataFolder folder = DataFolder.open(data.pathOr(demo ? DEMO : USUAL));
        return listen.on(folder, port).withDemo(demo);
    }
}
