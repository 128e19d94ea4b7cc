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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * A signed cookie that says an account has signed in with this browser before: its attempts are counted apart, so that
 * a stranger's wrong passwords do not keep the owner out (OWASP, device cookies). Where several accounts share a browser
 * it names the last few of them.
 */
public final class DeviceCookie {
    private static final String NAME = "muster_known";
    private static final String PURPOSE = "device cookie";
    private static final Duration LIFE = Duration.ofDays(400);
    private static final int NONCE_BYTES = 16;
    private static final String BETWEEN = "~";
    private static final int MOST = 6;
    private static final Pattern ENTRY = Pattern.compile("[\\w-]{22}\\.[\\w-]{43}");

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
        return entries(cookie)
                .filter(entry -> isOf(accountId, entry))
                .map(entry -> entry.substring(0, entry.indexOf('.')))
                .findFirst();
    }

    /** Whether the account has signed in with the browser before. */
    public boolean isKnown(String accountId, HttpServletRequest request) {
        return read(request).flatMap(cookie -> deviceOf(accountId, cookie)).isPresent();
    }

    private static Stream<String> entries(String cookie) {
        return Arrays.stream(cookie.split(BETWEEN, MOST + 1))
                .filter(entry -> ENTRY.matcher(entry).matches())
                .limit(MOST);
    }

    private boolean isOf(String accountId, String entry) {
        String[] parts = entry.split("\\.", -1);
        try {
            return vault.isMac(Base64.getUrlDecoder().decode(parts[1]), signed(accountId, parts[0]), PURPOSE);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** What the browser has of other accounts. */
    private Stream<String> others(String accountId, HttpServletRequest request) {
        return entries(read(request).orElse(""))
                .filter(entry -> !isOf(accountId, entry))
                .limit(MOST - 1);
    }

    /** Gives the browser a new one. */
    void write(String accountId, HttpServletRequest request, HttpServletResponse response) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = text(bytes);
        String own = nonce + "." + text(vault.mac(signed(accountId, nonce), PURPOSE));
        String value = Stream.concat(Stream.of(own), others(accountId, request)).collect(Collectors.joining(BETWEEN));
        ResponseCookie cookie = ResponseCookie.from(NAME, value)
                .path("/")
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
