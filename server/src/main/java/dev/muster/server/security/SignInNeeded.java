package dev.muster.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a person who is not signed in to the sign-in page and back afterwards; tells a script 401. */
final class SignInNeeded implements AuthenticationEntryPoint {
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        sendTo("/", request, response);
    }

    /** To a page that leads back here afterwards. */
    static void sendTo(String page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", request.getContextPath() + page);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (isPage(request)) {
            response.sendRedirect(request.getContextPath() + page + back(request));
        } else {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    /** A browser says when it fetches something for a page instead of a page itself. */
    private static boolean isPage(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return (mode == null || mode.equals("navigate")) && !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private static String back(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "";
        }
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return LocalPath.of(path).map(LocalPath::asNext).orElse("");
    }
}
