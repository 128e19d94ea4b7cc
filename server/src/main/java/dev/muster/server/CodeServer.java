package dev.muster.server;

import dev.muster.store.Database;
import dev.muster.store.ServerLock;
import dev.muster.store.StoreException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A running stand-alone server for codes, beside the portal of the same data or without one. */
public final class CodeServer implements AutoCloseable {
    /** What sets its pages apart from the portal's, which have some of the same addresses. */
    public static final String PROFILE = "otp-server";

    private final ConfigurableApplicationContext context;
    private final Database database;
    private final ServerLock lock;
    private final ServeOptions options;

    private CodeServer(
            ConfigurableApplicationContext context, Database database, ServerLock lock, ServeOptions options) {
        this.context = context;
        this.database = database;
        this.lock = lock;
        this.options = options;
        lock.announce(url());
    }

    /**
     * Starts it and returns when it answers.
     *
     * @throws StoreException when the data cannot be opened or a port is taken, in words for a person
     */
    public static CodeServer start(CodeServerOptions options) {
        // SQLite holds its carrier thread; with more carriers than cores the pages stay quick.
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "16");
        ServeOptions serve = options.serve();
        ServerLock lock = ServerLock.acquire(serve.data(), ServerLock.Kind.CODES);
        @Nullable Database database = null;
        @Nullable ConfigurableApplicationContext context = null;
        try {
            database = Database.open(serve.data());
            context = application(options, database).run();
            return new CodeServer(context, database, lock, serve);
        } catch (RuntimeException e) {
            throw Portal.refusal(e, serve);
        } finally {
            if (context == null) {
                if (database != null) {
                    database.close();
                }
                lock.close();
            }
        }
    }

    private static SpringApplication application(CodeServerOptions options, Database database) {
        Map<String, Object> properties = new HashMap<>(PortalProperties.of(options.serve()));
        properties.put("spring.servlet.multipart.enabled", false);
        SpringApplication application = new SpringApplicationBuilder(CodeServerApplication.class)
                .profiles(PROFILE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(properties)
                .build();
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("codeServerOptions", options);
            context.getBeanFactory().registerSingleton("serveOptions", options.serve());
            context.getBeanFactory().registerSingleton("serverKind", ServerLock.Kind.CODES);
            context.getBeanFactory().registerSingleton("database", database);
        });
        return application;
    }

    /** Where a browser on this machine finds it. */
    public String url() {
        int port = Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
        return Portal.url(options, port);
    }

    /** The port for health and metrics, on loopback. */
    public int metricsPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    /** A bean of the running server, for whoever started it. */
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
}
