package dev.muster.server;

import java.util.Map;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A running portal. */
public final class Portal implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final ServeOptions options;

    private Portal(ConfigurableApplicationContext context, ServeOptions options) {
        this.context = context;
        this.options = options;
    }

    /**
     * Starts the portal and returns when it answers.
     *
     * @throws dev.muster.store.StoreException when the data cannot be opened
     */
    public static Portal start(ServeOptions options) {
        SpringApplication application = new SpringApplicationBuilder(PortalApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .build();
        application.setDefaultProperties(Map.of(
                "server.address", options.host(),
                "server.port", options.port()));
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("serveOptions", options));
        return new Portal(application.run(), options);
    }

    /** The port it listens on. */
    public int port() {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /** Where a browser on this machine finds it. */
    public String url() {
        return "http://%s:%d".formatted(options.host().equals("127.0.0.1") ? "localhost" : options.host(), port());
    }

    /** Finishes the requests under way, then lets everything go. */
    @Override
    public void close() {
        context.close();
    }
}
