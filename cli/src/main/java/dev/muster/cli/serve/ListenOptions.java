package dev.muster.cli.serve;

import dev.muster.cli.console.BadInput;
import dev.muster.server.SelfSigned;
import dev.muster.server.ServeOptions;
import dev.muster.server.TlsFiles;
import dev.muster.store.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a server listens and how it speaks: the options that all servers share, beside the port. */
final class ListenOptions {
    private static final int MOST_PORT = 65535;

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

    String host() {
        return host;
    }

    /** Whether others can listen to what crosses the network. */
    boolean isOpenInTheClear() {
        return !isLoopback() && !secure();
    }

    /** Refuses what is no port. */
    static void requirePort(String option, int number) {
        if (number < 0 || number > MOST_PORT) {
            throw new BadInput("%s: expected a port from 0 to %d, got %d".formatted(option, MOST_PORT, number));
        }
    }

    /** The options of a server of a folder. */
    ServeOptions on(DataFolder folder, int port) {
        return ServeOptions.of(folder)
                .withHost(host)
                .withPorts(port, metricsPort(port))
                .withTls(secure() ? Optional.of(tlsFiles(folder)) : Optional.empty())
                .withBehindProxy(behindProxy)
                .withJsonLog(jsonLog);
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

    private int metricsPort(int port) {
        if (metricsPort != null) {
            requirePort("--metrics-port", metricsPort);
            return metricsPort;
        }
        return port > 0 && port < MOST_PORT && isFree(port + 1) ? port + 1 : 0;
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
}
