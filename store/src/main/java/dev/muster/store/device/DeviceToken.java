package dev.muster.store.device;

import dev.muster.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a trusted browser shows: its series, a secret of 256 random bits, and a keyed hash over both and the account, so
 * that a token which was never given out, or was given to another account, is no stale one.
 */
public record DeviceToken(String series, String secret) {
    private static final String SEAL = "trusted device's cookie";
    private static final String HASH = "trusted device's token";
    private static final int SECRET_BYTES = 32;
    private static final int LONGEST = 200;
    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.([\\w-]{43})\\.([\\w-]{43})");

    static DeviceToken random(String series, SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new DeviceToken(series, text(bytes));
    }

    /** What a cookie holds, where it was made for this account. */
    public static Optional<DeviceToken> read(String cookie, String accountId, Vault vault) {
        Matcher parts = FORM.matcher(cookie.length() > LONGEST ? "" : cookie);
        if (!parts.matches()) {
            return Optional.empty();
        }
        DeviceToken token = new DeviceToken(parts.group(1), parts.group(2));
        byte[] seal = Base64.getUrlDecoder().decode(parts.group(3));
        return vault.isMac(seal, token.sealed(accountId), SEAL) ? Optional.of(token) : Optional.empty();
    }

    /** As a cookie holds it. */
    public String cookie(String accountId, Vault vault) {
        return series + "." + secret + "." + text(vault.mac(sealed(accountId), SEAL));
    }

    /** As the database holds it. */
    String hash(Vault vault) {
        return HexFormat.of().formatHex(vault.mac(secret.getBytes(StandardCharsets.UTF_8), HASH));
    }

    private byte[] sealed(String accountId) {
        return (accountId + ":" + series + ":" + secret).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "DeviceToken[" + series + "]";
    }
}
