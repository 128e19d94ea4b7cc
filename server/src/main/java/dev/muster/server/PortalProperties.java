package dev.muster.server;

import java.util.HashMap;
import java.util.Map;

/** Spring's properties for the options of one portal. */
final class PortalProperties {
    private PortalProperties() {}

    static Map<String, Object> of(ServeOptions options) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.address", options.host(),
                "server.port", options.port(),
                "management.server.address", "127.0.0.1",
                "management.server.port", options.metricsPort(),
                "server.forward-headers-strategy", options.behindProxy() ? "native" : "none",
                "logging.config", "classpath:muster-log-%s.xml".formatted(options.jsonLog() ? "json" : "lines")));
        options.tls().ifPresent(tls -> {
            properties.put("server.ssl.certificate", "file:" + tls.certificate().toAbsolutePath());
            properties.put(
                    "server.ssl.certificate-private-key", "file:" + tls.key().toAbsolutePath());
            properties.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
            properties.put("management.server.ssl.enabled", false);
        });
        return properties;
    }
}
