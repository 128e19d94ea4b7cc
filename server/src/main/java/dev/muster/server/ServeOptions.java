package dev.muster.server;

import dev.muster.store.DataFolder;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How a portal is to run.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param metricsPort the port for health and metrics, on loopback only; 0 for any free one
 * @param tls certificate and key; without them the portal speaks plain HTTP
 * @param behindProxy whether X-Forwarded-* headers are believed: only where a proxy sets them
 * @param jsonLog whether the log is JSON (ECS) instead of lines
 * @param demo whether sample people, accounts and a moving-picture camera are to be there
 * @param zone whose calendar decides a person's day
 */
public record ServeOptions(
        DataFolder data,
        String host,
        int port,
        int metricsPort,
        Optional<TlsFiles> tls,
        boolean behindProxy,
        boolean jsonLog,
        boolean demo,
        ZoneId zone) {

    /** Loopback, any free ports, plain HTTP, this machine's zone. */
    public static ServeOptions of(DataFolder data) {
        return new ServeOptions(data, "127.0.0.1", 0, 0, Optional.empty(), false, false, false, ZoneId.systemDefault());
    }

    public ServeOptions withHost(String address) {
        return new ServeOptions(data, address, port, metricsPort, tls, behindProxy, jsonLog, demo, zone);
    }

    public ServeOptions withPorts(int pages, int metrics) {
        return new ServeOptions(data, host, pages, metrics, tls, behindProxy, jsonLog, demo, zone);
    }

    public ServeOptions withTls(Optional<TlsFiles> files) {
        return new ServeOptions(data, host, port, metricsPort, files, behindProxy, jsonLog, demo, zone);
    }

    public ServeOptions withBehindProxy(boolean believed) {
        return new ServeOptions(data, host, port, metricsPort, tls, believed, jsonLog, demo, zone);
    }

    public ServeOptions withJsonLog(boolean json) {
        return new ServeOptions(data, host, port, metricsPort, tls, behindProxy, json, demo, zone);
    }

    public ServeOptions withDemo(boolean samples) {
        return new ServeOptions(data, host, port, metricsPort, tls, behindProxy, jsonLog, samples, zone);
    }

    public ServeOptions withZone(ZoneId calendar) {
        return new ServeOptions(data, host, port, metricsPort, tls, behindProxy, jsonLog, demo, calendar);
    }
}
