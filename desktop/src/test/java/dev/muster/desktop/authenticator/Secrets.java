package dev.muster.desktop.authenticator;

import dev.muster.otp.Digest;
import dev.muster.otp.KeyUri;
import dev.muster.otp.Secret;
import dev.muster.otp.Totp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Secrets for these tests, and nothing that opens anything. */
final class Secrets {
    /** RFC 6238, appendix B. */
    static final KeyUri RFC = new KeyUri(
            "Example",
            "ada@example.org",
            new Totp(
                    Secret.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII)),
                    Digest.SHA1,
                    8,
                    Duration.ofSeconds(30)));

    private static final List<String> SERVICES = List.of(
            "Mail",
            "Bank of Springs",
            "Code forge",
            "University",
            "Registry",
            "Cloud storage",
            "Payroll",
            "Télévision");

    private Secrets() {}

    static KeyUri of(String issuer, String account) {
        String seed = (issuer + account + "padding padding").substring(0, 20);
        return new KeyUri(issuer, account, Totp.usual(Secret.of(seed.getBytes(StandardCharsets.UTF_8))));
    }

    static List<KeyUri> many() {
        List<KeyUri> keys = new ArrayList<>(List.of(RFC));
        SERVICES.forEach(service -> keys.add(of(service, "ada.lovelace@example.org")));
        return keys;
    }
}
