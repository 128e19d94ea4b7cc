package dev.muster.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Says who this server is to passkeys: what is configured, and on the machine itself {@code localhost}. What a request
 * says of its host is believed nowhere else, and its port never.
 */
public final class RelyingParties {
    private static final String LOCALHOST = "localhost";

    private final Optional<URI> publicUrl;

    /**
     * Takes the setting.
     *
     * @param publicUrl where the world finds this server
     */
    public RelyingParties(Optional<URI> publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Who it is to the page that makes a request; empty where there can be no passkeys. */
    public Optional<RelyingParty> at(HttpServletRequest request) {
        return publicUrl.isPresent()
                ? publicUrl.filter(url -> !isNumber(url.getHost())).map(RelyingParties::of)
                : local(request);
    }

    /** Passkeys are for names; an IPv6 address is in brackets. */
    private static boolean isNumber(String host) {
        return host.startsWith("[") || host.matches("[\\d.]+");
    }

    private static RelyingParty of(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        return new RelyingParty(host, origin(scheme, host, url.getPort()));
    }

    private static Optional<RelyingParty> local(HttpServletRequest request) {
        return LOCALHOST.equals(request.getServerName())
                ? Optional.of(
                        new RelyingParty(LOCALHOST, origin(request.getScheme(), LOCALHOST, request.getLocalPort())))
                : Optional.empty();
    }

    /** As browsers write it: without the port that the scheme implies. */
    private static String origin(String scheme, String host, int port) {
        boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }
}
