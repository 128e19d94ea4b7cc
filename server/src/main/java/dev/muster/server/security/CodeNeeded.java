package dev.muster.server.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;

/** Sends a person who owes a code to the page for it; whoever may not do something is told so. */
final class CodeNeeded implements AccessDeniedHandler {
    private final AccessDeniedHandler refusal = new AccessDeniedHandlerImpl();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException, ServletException {
        Optional<PendingSignIn> pending = PendingSignIn.of(request);
        if (pending.isPresent() && Viewer.of(request).isEmpty()) {
            SignInNeeded.sendTo(pending.get().path(), request, response);
        } else {
            refusal.handle(request, response, e);
        }
    }
}
