package dev.muster.server;

import dev.muster.store.ServerLock;
import dev.muster.store.StoreException;

/** A running stand-alone server for codes, beside the portal of the same data or without one. */
public final class CodeServer implements AutoCloseable {
    /** What sets its pages apart from the portal's, which have some of the same addresses. */
    public static final String PROFILE = "otp-server";

    private final RunningServer server;

    private CodeServer(RunningServer server) {
        this.server = server;
    }

    /**
     * Starts it and returns when it answers.
     *
     * @throws StoreException when the data cannot be opened or a port is taken, in words for a person
     */
    public static CodeServer start(CodeServerOptions options) {
        ServerLock.Kind kind = ServerLock.Kind.CODES;
        return new CodeServer(RunningServer.start(
                options.serve(),
                kind,
                database -> RunningServer.builder(CodeServerApplication.class, options.serve(), kind, database)
                        .profiles(PROFILE)
                        .properties("spring.servlet.multipart.enabled=false")
                        .initializers(
                                context -> context.getBeanFactory().registerSingleton("codeServerOptions", options))
                        .build()));
    }

    /** Where a browser on this machine finds it. */
    public String url() {
        return server.url();
    }

    /** The port for health and metrics, on loopback. */
    public int metricsPort() {
        return server.metricsPort();
    }

    /** A bean of the running server, for whoever started it. */
    public <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    /** Finishes the requests under way, then lets everything go. */
    @Override
    public void close() {
        server.close();
    }
}
