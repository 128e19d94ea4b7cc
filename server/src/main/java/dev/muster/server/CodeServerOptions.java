package dev.muster.server;

import java.net.URI;

/**
 * How a stand-alone server for codes is to run.
 *
 * @param serve where it listens and where its data is
 * @param portal where browsers find the portal, without a slash at the end
 */
public record CodeServerOptions(ServeOptions serve, URI portal) {
    /** Where the portal is unless somebody says otherwise. */
    public static final URI USUAL_PORTAL = URI.create("http://localhost:5000");
}
