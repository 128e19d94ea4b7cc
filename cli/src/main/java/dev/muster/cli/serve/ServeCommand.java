package dev.muster.cli.serve;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.server.Portal;
import dev.muster.server.SelfSigned;
import dev.muster.server.ServeOptions;
import dev.muster.server.TlsFiles;
import dev.muster.server.demo.Demo;
import dev.muster.server.demo.DemoAccount;
import dev.muster.store.DataFolder;
import dev.muster.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
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
    private static final int MOST_PORT = 65535;
    private static final String USUAL = "muster-data";
    private static final String DEMO = "muster-demo-data";

    private final Terminal terminal;

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on (5000); 0 for any free one.")
    private int port = 5000;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "The address to listen on (127.0.0.1, this machine only); 0.0.0.0 for every network.")
    private String host = "127.0.0.1";

    @Option(
            names = "--tls",
            description = "Speak HTTPS, with a certificate of Muster's own making unless --tls-cert names one."
                    + " Browsers give cameras to secure pages only, away from localhost.")
    private boolean tls;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "Your certificate chain (PEM); implies --tls.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key (PEM, PKCS#8).")
    private @Nullable Path key;

    @Option(
            names = "--behind-proxy",
            description = "Believe X-Forwarded-* headers. Only where a proxy that sets them is the one way in.")
    private boolean behindProxy;

    @Option(
            names = "--metrics-port",
            paramLabel = "N",
            description = "Health and metrics, on loopback only (the port after --port, or any free one).")
    private @Nullable Integer metricsPort;

    @Option(names = "--log-json", description = "Write the log as JSON (Elastic Common Schema), a line an event.")
    private boolean jsonLog;

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
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        ServeOptions options = options();
        try (Portal portal = Portal.start(options)) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                stop.countDown();
                awaitQuietly(stopped);
            }));
            announce(portal);
            stop.await();
        } catch (StoreException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        } finally {
            stopped.countDown();
        }
        return ExitCode.OK;
    }

    private void announce(Portal portal) {
        if (!isLoopback() && !secure()) {
            terminal.error("Warning: %s is reachable from other machines without TLS: passwords and faces cross the"
                            .formatted(host)
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
        requirePort("--port", port);
        DataFolder folder = DataFolder.open(data.pathOr(demo ? DEMO : USUAL));
        return ServeOptions.of(folder)
                .withHost(host)
                .withPorts(port, metricsPort())
                .withTls(secure() ? Optional.of(tlsFiles(folder)) : Optional.empty())
                .withBehindProxy(behindProxy)
                .withJsonLog(jsonLog)
                .withDemo(demo);
    }

    private boolean secure() {
        return tls || certificate != null;
    }

    private TlsFiles tlsFiles(DataFolder folder) {
        if (certificate == null && key == null) {
            return SelfSigned.in(folder, host, Clock.systemUTC());
        }
        return new TlsFiles(readable("--tls-cert", certificate), readable("--tls-key", key));
    }

    private static Path readable(String option, @Nullable Path file) {
        if (file == null) {
            throw new BadInput(option + ": expected a PEM file; --tls-cert and --tls-key go together");
        }
        if (!Files.isReadable(file)) {
            throw new BadInput("%s: expected a PEM file that can be read, got %s".formatted(option, file));
        }
        return file;
    }

    private int metricsPort() {
        if (metricsPort != null) {
            requirePort("--metrics-port", metricsPort);
            return metricsPort;
        }
        return port > 0 && port < MOST_PORT && isFree(port + 1) ? port + 1 : 0;
    }

    private static void requirePort(String option, int number) {
        if (number < 0 || number > MOST_PORT) {
            throw new BadInput("%s: expected a port from 0 to %d, got %d".formatted(option, MOST_PORT, number));
        }
    }

    private static boolean isFree(int number) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new BadInput("--host: expected an address of this machine, got " + host, e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
