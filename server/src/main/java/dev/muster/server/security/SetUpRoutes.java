package dev.muster.server.security;

import dev.muster.store.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** What whoever lacks a factor may use before being signed in: the pages where the own factors are set up. */
final class SetUpRoutes {
    private static final List<String> PAGES = List.of("/account/factors", "/account/passkeys", "/enrol");
    private static final List<String> BELOW = List.of("/account/factors/", "/account/passkeys/");

    private SetUpRoutes() {}

    static boolean match(Account account, HttpServletRequest request) {
        String path = path(request);
        return PAGES.contains(path)
                || BELOW.stream().anyMatch(path::startsWith)
                || account.personId()
                        .filter(person -> isOwnFace(person, request))
                        .isPresent();
    }

    /** Whether a request is about the face of that person. */
    static boolean isOwnFace(String personId, HttpServletRequest request) {
        String own = "/enrol/" + personId;
        return path(request).equals(own) || path(request).startsWith(own + "/");
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
