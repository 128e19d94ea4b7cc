package dev.muster.server.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address within this server that a visitor is to be sent on to; never one elsewhere. */
final class LocalPath {
    private static final int LONGEST = 1000;

    private LocalPath() {}

    /** The path, where it is one of this server's. */
    static Optional<String> of(@Nullable String path) {
        if (path == null || path.length() > LONGEST || !path.startsWith("/") || path.startsWith("//")) {
            return Optional.empty();
        }
        // Browsers take a backslash for a slash and leave out tabs and line ends.
        if (path.chars().anyMatch(c -> c == '\\' || c <= ' ' || c >= 127)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(path);
            boolean local = uri.getScheme() == null && uri.getRawAuthority() == null;
            return local ? Optional.of(path) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
