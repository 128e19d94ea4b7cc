package dev.muster.server;

import dev.muster.store.Database;
import dev.muster.store.ServerLock;
import dev.muster.store.StoreException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What every server of Muster's holds while it runs: its folder's lock, the database, a Spring application. */
final class RunningServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Database database;
    private final ServerLock lock;
    private final ServeOptions options;

    private RunningServer(
            ConfigurableApplicationContext context, Database database, ServerLock lock, ServeOptions options) {
        this.context = context;
        this.database = database;
        this.lock = lock;
        this.options = options;
        lock.announce(url());
    }

    /**
     * Starts one and returns when it answers.
     *
     * @param application makes it, once the database is open
     * @throws StoreException when the data cannot be opened or a port is taken, in words for a person
     */
    static RunningServer start(
            ServeOptions options, ServerLock.Kind kind, Function<Database, SpringApplication> application) {
        // SQLite and ONNX calls hold their carrier thread; with more carriers than cores the pages stay quick.
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "16");
        ServerLock lock = ServerLock.acquire(options.data(), kind);
        @Nullable Database database = null;
        @Nullable ConfigurableApplicationContext context = null;
        try {
            database = Database.open(options.data());
            context = application.apply(database).run();
            return new RunningServer(context, database, lock, options);
        } catch (RuntimeException e) {
            throw refusal(e, options);
        } finally {
            if (context == null) {
                if (database != null) {
                    database.close();
                }
                lock.close();
            }
        }
    }

    /** An application that says nothing of itself and ends when it is told to; its beans know what it serves. */
    static SpringApplicationBuilder builder(
            Class<?> application, ServeOptions options, ServerLock.Kind kind, Database database) {
        return new SpringApplicationBuilder(application)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(PortalProperties.of(options))
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("serveOptions", options);
                    context.getBeanFactory().registerSingleton("serverKind", kind);
                    context.getBeanFactory().registerSingleton("database", database);
                });
    }

    /** The port it listens on. */
    int port() {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /** The port for health and metrics, on loopback. */
    int metricsPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    /** Where a browser on this machine finds it. */
    String url() {
        String scheme = options.tls().isPresent() ? "https" : "http";
        String host = options.host().matches("127\\.0\\.0\\.1|0\\.0\\.0\\.0|::1?") ? "localhost" : options.host();
        return "%s://%s:%d".formatted(scheme, host.contains(":") ? "[" + host + "]" : host, port());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Finishes the requests under way, then lets everything go. */
    @Override
    public void close() {
        context.close();
        database.close();
        lock.close();
    }

    /** Why it did not start, in words for a person where there are any. */
    private static RuntimeException refusal(RuntimeException e, ServeOptions options) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreException already) {
                return already;
            }
            if (cause instanceof PortInUseException port) {
                return new StoreException(
                        "port %d is taken on %s; stop the program that uses it, or choose another with --port"
                                .formatted(port.getPort(), options.host()),
                        e);
            }
        }
        return e;
    }
}
