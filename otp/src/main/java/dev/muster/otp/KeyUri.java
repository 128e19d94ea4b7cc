package dev.muster.otp;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What an authenticator app scans: {@code otpauth://totp/Issuer:account?secret=…} (the key URI format).
 *
 * @param issuer who asks for the codes
 * @param account whose they are
 */
public record KeyUri(String issuer, String account, Totp totp) {

    /** The URI in full, with every parameter stated; it holds the secret. */
    public String text() {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=%s&digits=%d&period=%d"
                .formatted(
                        encoded(issuer),
                        encoded(account),
                        totp.secret().base32(),
                        encoded(issuer),
                        totp.digest(),
                        totp.digits(),
                        totp.step().toSeconds());
    }

    /**
     * Reads one; what is not stated has its usual value.
     *
     * @throws IllegalArgumentException when it is none, is for counters, or cannot be computed with
     */
    public static KeyUri parse(String text) {
        URI uri = uri(text);
        if (!"otpauth".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("expected a key URI, which begins with otpauth://");
        }
        if (!"totp".equalsIgnoreCase(uri.getHost())) {
            throw new IllegalArgumentException("only codes by time (otpauth://totp/…) are known");
        }
        Map<String, String> parameters = parameters(uri);
        String label = decoded(uri.getRawPath().replaceFirst("^/", ""));
        int colon = label.indexOf(':');
        String issuer = parameters.getOrDefault("issuer", colon < 0 ? "" : label.substring(0, colon));
        return new KeyUri(issuer, label.substring(colon + 1).strip(), totp(parameters));
    }

    private static Totp totp(Map<String, String> parameters) {
        String algorithm = parameters.getOrDefault("algorithm", "SHA1");
        return new Totp(
                Secret.ofBase32(parameters.getOrDefault("secret", "")),
                Digest.named(algorithm)
                        .orElseThrow(() -> new IllegalArgumentException("expected SHA1, SHA256 or SHA512")),
                number(parameters.getOrDefault("digits", "6")),
                Duration.ofSeconds(number(parameters.getOrDefault("period", "30"))));
    }

    private static URI uri(String text) {
        try {
            return URI.create(text.strip().replace(" ", "%20"));
        } catch (IllegalArgumentException _) {
            // The parser's own message repeats the text, which holds the secret.
            throw new IllegalArgumentException("expected a key URI, which begins with otpauth://totp/");
        }
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(part.substring(0, equals).toLowerCase(Locale.ROOT), decoded(part.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("digits and period of a key URI are numbers");
        }
        return Integer.parseInt(text);
    }

    /** Apps want %20 for a space, not a plus. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "KeyUri[issuer=%s, account=%s]".formatted(issuer, account);
    }
}
