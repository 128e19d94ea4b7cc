package dev.muster.server.security;

import java.util.List;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What is open to everybody; anything else needs an account. */
final class PublicRoutes {
    /** Styles, scripts and pictures of the pages. */
    static final List<String> ASSETS = List.of("/css/**", "/js/**", "/img/**", "/webjars/**", "/favicon.ico");

    /** What another program calls without a form of ours, and proves itself by a signature. */
    static final String SIGNED = "/delivery/twilio/{id}";

    /** Pages for those who are not signed in, or half. */
    static final List<String> PAGES = List.of(
            "/",
            "/login",
            "/confirm",
            "/missing",
            "/code",
            "/code/send",
            "/code/state",
            "/code/way",
            "/face",
            "/face/challenge",
            "/face/done",
            "/face/live",
            "/face/renew",
            "/passkey",
            "/passkey/options",
            "/passkey/sign-in",
            "/passkey/sign-in/options",
            "/index",
            "/validate",
            "/success",
            "/face_recognition",
            "/register",
            "/setup",
            "/invite",
            "/forgot",
            "/reset",
            "/password-strength",
            "/error",
            SIGNED);

    private PublicRoutes() {}

    static RequestMatcher assets() {
        return matcher(ASSETS);
    }

    static RequestMatcher pages() {
        return matcher(PAGES);
    }

    private static RequestMatcher matcher(List<String> patterns) {
        return new OrRequestMatcher(patterns.stream()
                .map(pattern -> (RequestMatcher) PathPatternRequestMatcher.pathPattern(pattern))
                .toList());
    }
}
