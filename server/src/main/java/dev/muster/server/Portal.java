package dev.muster.server;

import dev.muster.server.account.SetupLink;
import dev.muster.store.Database;
import dev.muster.store.Policy;
import dev.muster.store.ServerLock;
import dev.muster.store.Settings;
import dev.muster.store.StoreException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** A running portal. */
public final class Portal implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Database database;
    private final ServerLock lock;
    private final ServeOptions options;

    private Portal(ConfigurableApplicationContext context, Database database, ServerLock lock, ServeOptions options) {
        this.context = context;
        this.database = database;
        this.lock = lock;
        this.options = options;
        lock.announce(url());
    }

    /**
     * Starts the portal and returns when it answers.
     *
     * @throws StoreException when the data cannot be opened or a port is taken, in words for a person
     */
    public static Portal start(ServeOptions options) {
        // SQLite and ONNX calls hold their carrier thread; with more carriers than cores the pages stay quick.
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "16");
        ServerLock lock = ServerLock.acquire(options.data());
        @Nullable Database database = null;
        @Nullable ConfigurableApplicationContext context = null;
        try {
            database = Database.open(options.data());
            DemoMark.require(database, options);
            context = application(inItsZone(options, database), database).run();
            return new Portal(context, database, lock, options);
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

    /** The zone that the settings name decides a person's day; without one the machine's does. */
    private static ServeOptions inItsZone(ServeOptions options, Database database) {
        Policy policy = new Policy(new Settings(database, Clock.systemUTC()));
        return options.withZone(policy.zone(options.zone()));
    }

    private static SpringApplication application(ServeOptions options, Database database) {
        SpringApplication application = new SpringApplicationBuilder(PortalApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(PortalProperties.of(options))
                .build();
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("serveOptions", options);
            context.getBeanFactory().registerSingleton("serverKind", ServerLock.Kind.PORTAL);
            context.getBeanFactory().registerSingleton("database", database);
        });
        return application;
    }

    /** The port it listens on. */
    public int port() {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /** The port for health and metrics, on loopback. */
    public int metricsPort() {
        Environment environment = context.getEnvironment();
        return environment.getRequiredProperty("local.management.port", Integer.class);
    }

    /** Where a browser on this machine finds it. */
    public String url() {
        return url(options, port());
    }

    static String url(ServeOptions options, int port) {
        String scheme = options.tls().isPresent() ? "https" : "http";
        String host = options.host().matches("127\\.0\\.0\\.1|0\\.0\\.0\\.0|::1?") ? "localhost" : options.host();
        return "%s://%s:%d".formatted(scheme, host.contains(":") ? "[" + host + "]" : host, port);
    }

    /** The one-use link that makes the first administrator, while there is none. */
    public Optional<String> setupLink() {
        return bean(SetupLink.class).at(url());
    }

    /** A bean of the running portal, for whoever started it. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Finishes the requests under way, then lets everything go. */
    @Override
    public void close() {
        context.close();
        database.close();
        lock.close();
    }

    /** Why a server did not start, in words for a person where there are any. */
    static RuntimeException refusal(RuntimeException e, ServeOptions options) {
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
