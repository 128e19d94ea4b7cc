package dev.muster.server.security;

import dev.muster.store.account.Role;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address within this server that a visitor is to be sent on to; never one elsewhere. */
public final class LocalPath {
    private static final int LONGEST = 1000;

    private LocalPath() {}

    /** Where an account begins. */
    public static String start(Role role) {
        return role == Role.KIOSK ? "/findex" : "/home";
    }

    /** As the part of an address that says where to go on afterwards. */
    public static String asNext(String path) {
        return "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    /** The path, where it is one of this server's. */
    public static Optional<String> of(@Nullable String path) {
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
