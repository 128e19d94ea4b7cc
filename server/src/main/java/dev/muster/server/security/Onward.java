package dev.muster.server.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Where a visitor goes on: to the step that is owed next, to the page that was asked for, or to the beginning. */
public final class Onward {
    private Onward() {}

    /** As a path within this server, with what was asked for as its parameter where a step comes first. */
    public static String path(HttpServletRequest request, @Nullable String next) {
        return PendingSignIn.of(request)
                .map(pending -> pending.path()
                        + LocalPath.of(next).map(LocalPath::asNext).orElse(""))
                .or(() -> Viewer.of(request)
                        .map(viewer -> LocalPath.of(next).orElseGet(() -> LocalPath.start(viewer.role()))))
                .orElse("/");
    }
}
