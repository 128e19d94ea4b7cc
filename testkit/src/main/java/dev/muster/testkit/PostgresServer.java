package dev.muster.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL for tests: one per JVM, which it does not outlive; it stores nothing durably. */
public final class PostgresServer {
    public static final String USER = "postgres";
    /** Not asked for: the server trusts whoever reaches its port on this machine. */
    public static final String PASSWORD = "trusted";

    /** Nobody's number on every Unix; PostgreSQL refuses to run as root. */
    private static final String NOBODY = "65534";

    /** Whom to be: oneself, or, for root, somebody less, in one way or the other. */
    private static final List<List<String>> ORDINARY_USERS = List.of(
            List.of(),
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
            List.of("unshare", "-U"));

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable PostgresServer shared;

    private final int port;

    private PostgresServer(int port) {
        this.port = port;
    }

    /** The JDBC address of a new and empty database. */
    public static String freshDatabase() {
        PostgresServer server = shared();
        String name = "muster_" + DATABASES.incrementAndGet();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL made no database for a test: " + e.getMessage(), e);
        }
        return server.url(name);
    }

    private static synchronized PostgresServer shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    private static PostgresServer start() {
        try {
            Path programs = PostgresBinaries.unpacked().resolve("bin");
            StringBuilder failures = new StringBuilder();
            for (List<String> as : ORDINARY_USERS) {
                Path folder = Files.createTempDirectory("muster-postgres-");
                Path data = Files.createDirectory(folder.resolve("data"));
                if (as.contains("setpriv")) {
                    PostgresBinaries.letEverybodyRead(folder);
                    Files.setOwner(
                            data,
                            data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
                }
                if (initialise(programs, as, data)) {
                    return serve(programs, as, data);
                }
                failures.append('\n').append(Files.readString(log(data)));
                PostgresBinaries.delete(folder);
            }
            throw new IllegalStateException("PostgreSQL could not make its data folder:" + failures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean initialise(Path programs, List<String> as, Path data) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\"", "sh"));
        command.addAll(as);
        command.addAll(List.of(programs.resolve("initdb").toString(), "-D", data.toString(), "-U", USER));
        command.addAll(List.of("-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"));
        try {
            Process process = builder(command, data).start();
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static PostgresServer serve(Path programs, List<String> as, Path data) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            PostgresServer server = new PostgresServer(freePort());
            if (server.answers(server.launch(programs, as, data))) {
                return server;
            }
        }
        throw new IllegalStateException("PostgreSQL did not start:\n" + Files.readString(log(data)));
    }

    /** A shell stands between: it ends the server and clears up as soon as this JVM is gone, however it ended. */
    private Process launch(Path programs, List<String> as, Path data) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "trap : INT; folder=$1; shift; \"$@\" & server=$!; cat >/dev/null;"
                        + " kill -INT $server; wait $server; rm -rf \"$folder\"",
                "sh",
                folder(data).toString()));
        command.addAll(as);
        command.addAll(List.of(programs.resolve("postgres").toString(), "-D", data.toString(), "-p", "" + port));
        for (String setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=200",
                "fsync=off",
                "synchronous_commit=off",
                "full_page_writes=off")) {
            command.addAll(List.of("-c", setting));
        }
        return builder(command, data).start();
    }

    private boolean answers(Process process) {
        Instant end = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            try (Connection connection = connect()) {
                return connection.isValid(1);
            } catch (SQLException e) {
                pause();
            }
        }
        return false;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), USER, PASSWORD);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static ProcessBuilder builder(List<String> command, Path data) {
        return new ProcessBuilder(command)
                .directory(folder(data).toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data).toFile()));
    }

    private static Path folder(Path data) {
        return data.resolveSibling("");
    }

    private static Path log(Path data) {
        return data.resolveSibling("log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while PostgreSQL started", e);
    }
}
