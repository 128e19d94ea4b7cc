package dev.muster.server.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** What a browser gets after signing in, or after failing to: one answer for every reason. */
final class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        boolean kiosk = authentication.getAuthorities().stream()
                .anyMatch(authority -> "ROLE_KIOSK".equals(authority.getAuthority()));
        String start = kiosk ? "/findex" : "/home";
        response.sendRedirect(request.getContextPath()
                + LocalPath.of(request.getParameter("next")).orElse(start));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException, ServletException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        request.setAttribute("signInFailed", true);
        request.getRequestDispatcher("/").forward(request, response);
    }
}
