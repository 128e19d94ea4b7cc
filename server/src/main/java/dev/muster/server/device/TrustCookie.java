package dev.muster.server.device;

import dev.muster.store.device.DeviceToken;
import dev.muster.store.vault.Vault;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Where a browser keeps an account's token: a cookie of the account's own, so that people who share a browser do not
 * forget each other, which is sent with passwords and with nothing else.
 */
final class TrustCookie {
    static final String NAME = "muster_trusted_";
    private static final String PATH = "/login";
    private static final String PURPOSE = "name of a trusted device's cookie";
    private static final int NAME_BYTES = 8;

    /** So many fit into a request's head beside everything else. */
    private static final int MOST = 10;

    private final Vault vault;

    TrustCookie(Vault vault) {
        this.vault = vault;
    }

    /** What the browser has of an account. */
    Optional<DeviceToken> read(String accountId, HttpServletRequest request) {
        String name = name(accountId);
        return cookies(request)
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .flatMap(cookie -> DeviceToken.read(cookie.getValue(), accountId, vault));
    }

    void write(
            String accountId,
            DeviceToken token,
            Duration life,
            HttpServletRequest request,
            HttpServletResponse response) {
        set(name(accountId), token.cookie(accountId, vault), life, request, response);
    }

    void remove(String accountId, HttpServletRequest request, HttpServletResponse response) {
        set(name(accountId), "", Duration.ZERO, request, response);
    }

    /** Takes away those of other accounts that are too many: their owners are asked for a code once more. */
    void thin(String accountId, HttpServletRequest request, HttpServletResponse response) {
        cookies(request)
                .map(Cookie::getName)
                .filter(name -> name.startsWith(NAME) && !name.equals(name(accountId)))
                .distinct()
                .skip(MOST - 1)
                .forEach(name -> set(name, "", Duration.ZERO, request, response));
    }

    String name(String accountId) {
        byte[] mac = vault.mac(accountId.getBytes(StandardCharsets.UTF_8), PURPOSE);
        return NAME + HexFormat.of().formatHex(mac, 0, NAME_BYTES);
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies()).flatMap(Arrays::stream);
    }

    private static void set(
            String name, String value, Duration life, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path(PATH)
                .maxAge(life)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
