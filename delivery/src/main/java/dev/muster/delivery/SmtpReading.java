package dev.muster.delivery;

import dev.muster.delivery.SmtpSettings.Login;
import dev.muster.delivery.SmtpSettings.Tls;
import dev.muster.otp.delivery.EmailAddress;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes the way to a mail server out of variables. */
final class SmtpReading {
    /** An address, or a name and an address in angle brackets. */
    private static final Pattern SENDER = Pattern.compile("(?:(.*?)\\s*)<([^<>]+)>|([^<>]+)");

    private final Variables variables;

    SmtpReading(Variables variables) {
        this.variables = variables;
    }

    /** Empty where nothing speaks of one. */
    Optional<SmtpSettings> settings() {
        if (Stream.of("HOST", "FROM", "USER", "PASSWORD", "PORT", "TLS")
                .allMatch(name -> variables.get("MUSTER_SMTP_" + name).isEmpty())) {
            return Optional.empty();
        }
        String host = Variables.needed(variables.get("MUSTER_SMTP_HOST"), "MUSTER_SMTP_HOST", "e-mail");
        Matcher sender =
                SENDER.matcher(Variables.needed(variables.get("MUSTER_SMTP_FROM"), "MUSTER_SMTP_FROM", "e-mail"));
        boolean fits = sender.matches();
        Tls tls = tls();
        return Optional.of(new SmtpSettings(
                host,
                variables.number("MUSTER_SMTP_PORT", 1, 65_535, usualPort(tls)),
                tls,
                login(host, tls),
                address(fits ? Objects.requireNonNullElse(sender.group(2), sender.group(3)) : ""),
                fits && sender.group(1) != null ? sender.group(1).replace("\"", "") : "",
                SmtpSettings.TIMEOUT));
    }

    private Optional<Login> login(String host, Tls tls) {
        Optional<String> user = variables.get("MUSTER_SMTP_USER");
        Optional<String> password = variables.get("MUSTER_SMTP_PASSWORD");
        if (user.isPresent() != password.isPresent()) {
            throw new DeliverySettingsException(
                    "a mail server's login needs both MUSTER_SMTP_USER and MUSTER_SMTP_PASSWORD");
        }
        if (tls == Tls.NONE && user.isPresent() && !Variables.isLoopback(host)) {
            throw new DeliverySettingsException("MUSTER_SMTP_TLS=none would send the mail server's password for all to"
                    + " read; use starttls or implicit");
        }
        return user.map(name -> new Login(name, password.orElseThrow()));
    }

    private Tls tls() {
        return switch (variables.get("MUSTER_SMTP_TLS").orElse("starttls").toLowerCase(Locale.ROOT)) {
            case "none" -> Tls.NONE;
            case "starttls" -> Tls.STARTTLS;
            case "implicit" -> Tls.IMPLICIT;
            default -> throw new DeliverySettingsException("MUSTER_SMTP_TLS is one of starttls, implicit, none");
        };
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text)
                .orElseThrow(() -> new DeliverySettingsException("MUSTER_SMTP_FROM is an address such as"
                        + " muster@example.org, or Muster <muster@example.org>"));
    }

    private static int usualPort(Tls tls) {
        return switch (tls) {
            case NONE -> 25;
            case STARTTLS -> 587;
            case IMPLICIT -> 465;
        };
    }
}
