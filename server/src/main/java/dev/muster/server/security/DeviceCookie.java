package dev.muster.server.security;

import dev.muster.store.vault.Vault;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * A signed cookie that says an account has signed in with this browser before: its attempts are counted apart, so that
 * a stranger's wrong passwords do not keep the owner out (OWASP, device cookies).
 */
final class DeviceCookie {
    private static final String NAME = "muster_device";
    private static final String PURPOSE = "device cookie";
    private static final Duration LIFE = Duration.ofDays(400);
    private static final int NONCE_BYTES = 16;

    private final Vault vault;
    private final SecureRandom random;

    DeviceCookie(Vault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    static Optional<String> read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** What stands for the browser, where its cookie was given for this account. */
    Optional<String> deviceOf(String accountId, String cookie) {
        String[] parts = cookie.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            byte[] mac = Base64.getUrlDecoder().decode(parts[1]);
            return vault.isMac(mac, signed(accountId, parts[0]), PURPOSE) ? Optional.of(parts[0]) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Gives the browser a new one. */
    void write(String accountId, HttpServletRequest request, HttpServletResponse response) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = text(bytes);
        String value = nonce + "." + text(vault.mac(signed(accountId, nonce), PURPOSE));
        ResponseCookie cookie = ResponseCookie.from(NAME, value)
                .path("/login")
                .maxAge(LIFE)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static byte[] signed(String accountId, String nonce) {
        return (accountId + ":" + nonce).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
