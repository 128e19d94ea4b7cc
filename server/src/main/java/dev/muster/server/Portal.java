package dev.muster.server;

import dev.muster.server.account.SetupLink;
import dev.muster.store.Database;
import dev.muster.store.Policy;
import dev.muster.store.ServerLock;
import dev.muster.store.Settings;
import dev.muster.store.StoreException;
import java.time.Clock;
import java.util.Optional;

/** A running portal. */
public final class Portal implements AutoCloseable {
    private final RunningServer server;

    private Portal(RunningServer server) {
        this.server = server;
    }

    /**
     * Starts the portal and returns when it answers.
     *
     * @throws StoreException when the data cannot be opened or a port is taken, in words for a person
     */
    public static Portal start(ServeOptions options) {
        ServerLock.Kind kind = ServerLock.Kind.PORTAL;
        return new Portal(RunningServer.start(options, kind, database -> {
            DemoMark.require(database, options);
            return RunningServer.builder(PortalApplication.class, inItsZone(options, database), kind, database)
                    .build();
        }));
    }

    /** The zone that the settings name decides a person's day; without one the machine's does. */
    private static ServeOptions inItsZone(ServeOptions options, Database database) {
        Policy policy = new Policy(new Settings(database, Clock.systemUTC()));
        return options.withZone(policy.zone(options.zone()));
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The port for health and metrics, on loopback. */
    public int metricsPort() {
        return server.metricsPort();
    }

    /** Where a browser on this machine finds it. */
    public String url() {
        return server.url();
    }

    /** The one-use link that makes the first administrator, while there is none. */
    public Optional<String> setupLink() {
        return bean(SetupLink.class).at(url());
    }

    /** A bean of the running portal, for whoever started it. */
    public <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    /** Finishes the requests under way, then lets everything go. */
    @Override
    public void close() {
        server.close();
    }
}
