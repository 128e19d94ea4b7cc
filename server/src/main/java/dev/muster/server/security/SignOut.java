package dev.muster.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/** Writes down that somebody signed out. */
final class SignOut implements LogoutHandler {
    private final Auditing auditing;

    SignOut(Auditing auditing) {
        this.auditing = auditing;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        Viewer.of(request).ifPresent(viewer -> auditing.done(viewer, request, "sign-out", entry -> entry));
    }
}
