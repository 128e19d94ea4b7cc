package dev.muster.server.passkey;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Whose a challenge is: a session's, or, before there is one, a browser's that has a cookie for it. */
final class ChallengeHolder {
    private static final String COOKIE = "muster_passkey";
    private static final String PATH = "/passkey/sign-in";
    private static final int BYTES = 32;

    private ChallengeHolder() {}

    static String session(HttpServletRequest request) {
        return hash("session " + request.getSession().getId());
    }

    /** The browser of a stranger, where it has the cookie. */
    static Optional<String> browser(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .map(ChallengeHolder::browser);
    }

    /** The same, with a new cookie that lives as long as the challenge. */
    static String newBrowser(
            SecureRandom random, Duration life, HttpServletRequest request, HttpServletResponse response) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        ResponseCookie cookie = ResponseCookie.from(COOKIE, value)
                .path(request.getContextPath() + PATH)
                .maxAge(life)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return browser(value);
    }

    private static String browser(String cookie) {
        return hash("browser " + cookie);
    }

    private static String hash(String holder) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(holder.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
