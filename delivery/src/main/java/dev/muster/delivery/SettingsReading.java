package dev.muster.delivery;

import dev.muster.delivery.SmtpSettings.Login;
import dev.muster.delivery.SmtpSettings.Tls;
import dev.muster.otp.delivery.CostLimits;
import dev.muster.otp.delivery.EmailAddress;
import dev.muster.otp.delivery.PhoneNumber;
import dev.muster.otp.verify.CodeRules;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes settings out of variables, and refuses what cannot be meant. */
final class SettingsReading {
    private static final int MOST_MESSAGES = 1_000_000;
    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9A-Za-z]{32}");
    private static final Pattern KEY = Pattern.compile("SK[0-9A-Za-z]{32}");
    private static final Pattern SERVICE = Pattern.compile("MG[0-9A-Za-z]{32}");

    /** A number in E.164, a short code, or a name of up to eleven letters and digits. */
    private static final Pattern FROM = Pattern.compile("\\+[1-9]\\d{6,14}|\\d{3,8}|(?=.*[A-Za-z])[0-9A-Za-z ]{1,11}");

    private static final Pattern SENDER = Pattern.compile("(?:(.*?)\\s*)<([^<>]+)>|([^<>]+)");

    private final Variables variables;

    SettingsReading(Variables variables) {
        this.variables = variables;
    }

    DeliverySettings all() {
        Optional<URI> publicUrl = variables.get("MUSTER_PUBLIC_URL").map(text -> address("MUSTER_PUBLIC_URL", text));
        return new DeliverySettings(
                twilio(publicUrl),
                smtp(),
                region(),
                limits(),
                codes("MUSTER_CODE_SECONDS_SMS"),
                codes("MUSTER_CODE_SECONDS_EMAIL"),
                publicUrl);
    }

    private Optional<TwilioSettings> twilio(Optional<URI> publicUrl) {
        Optional<String> account = variables.get("MUSTER_TWILIO_ACCOUNT_SID", "TWILIO_ACCOUNT_SID");
        Optional<String> token = variables.get("MUSTER_TWILIO_AUTH_TOKEN", "TWILIO_AUTH_TOKEN");
        Optional<String> key = variables.get("MUSTER_TWILIO_API_KEY");
        Optional<String> secret = variables.get("MUSTER_TWILIO_API_SECRET");
        Optional<String> from = variables.get("MUSTER_TWILIO_FROM", "TWILIO_PHONE_NUMBER");
        Optional<String> service = variables.get("MUSTER_TWILIO_MESSAGING_SERVICE");
        if (Stream.of(account, token, key, secret, from, service).allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        String sid = fitting(
                needed(account, "MUSTER_TWILIO_ACCOUNT_SID", "Twilio"), ACCOUNT, "MUSTER_TWILIO_ACCOUNT_SID", "AC");
        if (key.isPresent() != secret.isPresent()) {
            throw refusal("an API key of Twilio's needs both MUSTER_TWILIO_API_KEY and MUSTER_TWILIO_API_SECRET");
        }
        if (key.isEmpty() && token.isEmpty()) {
            throw refusal(
                    "Twilio needs MUSTER_TWILIO_AUTH_TOKEN, or MUSTER_TWILIO_API_KEY and MUSTER_TWILIO_API_SECRET");
        }
        key.ifPresent(name -> fitting(name, KEY, "MUSTER_TWILIO_API_KEY", "SK"));
        return Optional.of(new TwilioSettings(
                sid,
                key.orElse(sid),
                secret.or(() -> token).orElseThrow(),
                token,
                sender(from, service),
                publicUrl,
                variables
                        .get("MUSTER_TWILIO_API_URL")
                        .map(text -> address("MUSTER_TWILIO_API_URL", text))
                        .orElse(TwilioSettings.API),
                TwilioSettings.CONNECT,
                TwilioSettings.ANSWER));
    }

    private static String sender(Optional<String> from, Optional<String> service) {
        if (from.isPresent() == service.isPresent()) {
            throw refusal(
                    "Twilio needs a sender: MUSTER_TWILIO_FROM or MUSTER_TWILIO_MESSAGING_SERVICE, one of the two");
        }
        if (service.isPresent()) {
            return fitting(service.get(), SERVICE, "MUSTER_TWILIO_MESSAGING_SERVICE", "MG");
        }
        String number = from.orElseThrow().replaceAll("(?<=[+\\d])[ -]+(?=\\d)", "");
        if (!FROM.matcher(number).matches()) {
            throw refusal("MUSTER_TWILIO_FROM is a number such as +15005550006, a short code, or a name of at most 11"
                    + " letters and digits");
        }
        return number;
    }

    private Optional<SmtpSettings> smtp() {
        Optional<String> host = variables.get("MUSTER_SMTP_HOST");
        Optional<String> from = variables.get("MUSTER_SMTP_FROM");
        Optional<String> user = variables.get("MUSTER_SMTP_USER");
        Optional<String> password = variables.get("MUSTER_SMTP_PASSWORD");
        if (Stream.of(host, from, user, password).allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        String server = needed(host, "MUSTER_SMTP_HOST", "e-mail");
        String sender = needed(from, "MUSTER_SMTP_FROM", "e-mail");
        if (user.isPresent() != password.isPresent()) {
            throw refusal("a mail server's login needs both MUSTER_SMTP_USER and MUSTER_SMTP_PASSWORD");
        }
        Tls tls = tls();
        if (tls == Tls.NONE && user.isPresent() && !isLoopback(server)) {
            throw refusal("MUSTER_SMTP_TLS=none would send the mail server's password for all to read;"
                    + " use starttls or implicit");
        }
        int usual = switch (tls) {
            case NONE -> 25;
            case STARTTLS -> 587;
            case IMPLICIT -> 465;
        };
        var parts = SENDER.matcher(sender);
        boolean fits = parts.matches();
        String address = fits ? Objects.requireNonNullElse(parts.group(2), parts.group(3)) : "";
        return Optional.of(new SmtpSettings(
                server,
                variables.number("MUSTER_SMTP_PORT", 1, 65_535, usual),
                tls,
                user.map(name -> new Login(name, password.orElseThrow())),
                EmailAddress.parse(address)
                        .orElseThrow(() -> refusal("MUSTER_SMTP_FROM is an address such as"
                                + " muster@example.org, or Muster <muster@example.org>")),
                fits && parts.group(1) != null ? parts.group(1).replace("\"", "") : "",
                SmtpSettings.TIMEOUT));
    }

    private Tls tls() {
        return switch (variables.get("MUSTER_SMTP_TLS").orElse("starttls").toLowerCase(Locale.ROOT)) {
            case "none" -> Tls.NONE;
            case "starttls" -> Tls.STARTTLS;
            case "implicit" -> Tls.IMPLICIT;
            default -> throw refusal("MUSTER_SMTP_TLS is one of starttls, implicit, none");
        };
    }

    private String region() {
        String region = variables.get("MUSTER_SMS_REGION").orElse("ZZ").toUpperCase(Locale.ROOT);
        if (!region.equals("ZZ") && !PhoneNumber.isRegion(region)) {
            throw refusal("MUSTER_SMS_REGION is a country's two letters, such as IN");
        }
        return region;
    }

    private CostLimits limits() {
        CostLimits usual = CostLimits.USUAL;
        List<String> prefixes = variables.get("MUSTER_SMS_PREFIXES").stream()
                .flatMap(text -> Arrays.stream(text.split("[\\s,]+")))
                .toList();
        try {
            return new CostLimits(
                    variables.number("MUSTER_LIMIT_ACCOUNT", 1, MOST_MESSAGES, usual.perAccount()),
                    variables.number("MUSTER_LIMIT_ADDRESS", 1, MOST_MESSAGES, usual.perAddress()),
                    variables.number("MUSTER_LIMIT_BLOCK", 1, MOST_MESSAGES, usual.perBlock()),
                    variables.number("MUSTER_LIMIT_DAY", 1, MOST_MESSAGES, usual.inAll()),
                    prefixes);
        } catch (IllegalArgumentException e) {
            throw refusal("MUSTER_SMS_PREFIXES: " + e.getMessage());
        }
    }

    private CodeRules codes(String seconds) {
        int usual = (int) CodeRules.USUAL.validity().toSeconds();
        int digits = variables.number("MUSTER_CODE_DIGITS", 0, Integer.MAX_VALUE, CodeRules.USUAL.digits());
        int validity = variables.number(seconds, 0, Integer.MAX_VALUE, usual);
        try {
            return new CodeRules(digits, Duration.ofSeconds(validity));
        } catch (IllegalArgumentException e) {
            throw refusal("MUSTER_CODE_DIGITS, %s: %s".formatted(seconds, e.getMessage()));
        }
    }

    /** HTTPS, or HTTP on this machine. */
    private static URI address(String name, String text) {
        try {
            URI uri = URI.create(text.replaceFirst("/+$", ""));
            boolean safe =
                    "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && isLoopback(uri.getHost()));
            if (safe && uri.getHost() != null && uri.getQuery() == null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Refused below.
        }
        throw refusal(name + " is an address such as https://muster.example.org; http only on this machine");
    }

    private static boolean isLoopback(@org.jspecify.annotations.Nullable String host) {
        return host != null && host.matches("localhost|127(?:\\.\\d{1,3}){3}|\\[?::1]?");
    }

    private static String needed(Optional<String> value, String name, String what) {
        return value.orElseThrow(() -> refusal("%s is half configured: %s is missing".formatted(what, name)));
    }

    private static String fitting(String value, Pattern form, String name, String begin) {
        if (!form.matcher(value).matches()) {
            throw refusal("%s is %s and 32 letters and digits".formatted(name, begin));
        }
        return value;
    }

    private static DeliverySettingsException refusal(String words) {
        return new DeliverySettingsException(words);
    }
}
