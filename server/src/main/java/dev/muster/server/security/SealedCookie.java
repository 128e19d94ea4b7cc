package dev.muster.server.security;

import dev.muster.store.vault.Vault;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.session.web.http.CookieSerializer;

/** Puts a keyed hash behind the session's id: whoever has the database or a backup of it has no session. */
final class SealedCookie implements CookieSerializer {
    private final CookieSerializer inner;
    private final Vault vault;
    private final String purpose;

    /**
     * Seals what another serializer writes.
     *
     * @param purpose sets the cookies of one server apart from another's on the same data
     */
    SealedCookie(CookieSerializer inner, Vault vault, String purpose) {
        this.inner = inner;
        this.vault = vault;
        this.purpose = purpose;
    }

    @Override
    public void writeCookieValue(CookieValue cookie) {
        String id = cookie.getCookieValue();
        boolean removed = id == null || id.isEmpty();
        inner.writeCookieValue(
                removed ? cookie : new CookieValue(cookie.getRequest(), cookie.getResponse(), id + "." + mac(id)));
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return inner.readCookieValues(request).stream()
                .flatMap(value -> opened(value).stream())
                .toList();
    }

    private Optional<String> opened(String value) {
        int dot = value.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String id = value.substring(0, dot);
        try {
            byte[] mac = Base64.getUrlDecoder().decode(value.substring(dot + 1));
            return vault.isMac(mac, bytes(id), purpose) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private String mac(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.mac(bytes(id), purpose));
    }

    private static byte[] bytes(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
