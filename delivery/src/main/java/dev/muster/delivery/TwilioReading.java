package dev.muster.delivery;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes the way to Twilio out of variables. */
final class TwilioReading {
    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9A-Za-z]{32}");
    private static final Pattern KEY = Pattern.compile("SK[0-9A-Za-z]{32}");
    private static final Pattern SERVICE = Pattern.compile("MG[0-9A-Za-z]{32}");

    /** A number in E.164, a short code, or a name of up to eleven letters and digits. */
    private static final Pattern FROM = Pattern.compile("\\+[1-9]\\d{6,14}|\\d{3,8}|(?=.*[A-Za-z])[0-9A-Za-z ]{1,11}");

    private final Variables variables;
    private final Optional<String> account;
    private final Optional<String> token;
    private final Optional<String> key;
    private final Optional<String> secret;
    private final Optional<String> from;
    private final Optional<String> service;

    TwilioReading(Variables variables) {
        this.variables = variables;
        this.account = variables.get("MUSTER_TWILIO_ACCOUNT_SID", "TWILIO_ACCOUNT_SID");
        this.token = variables.get("MUSTER_TWILIO_AUTH_TOKEN", "TWILIO_AUTH_TOKEN");
        this.key = variables.get("MUSTER_TWILIO_API_KEY");
        this.secret = variables.get("MUSTER_TWILIO_API_SECRET");
        this.from = variables.get("MUSTER_TWILIO_FROM", "TWILIO_PHONE_NUMBER");
        this.service = variables.get("MUSTER_TWILIO_MESSAGING_SERVICE");
    }

    /** Empty where nothing speaks of Twilio. */
    Optional<TwilioSettings> settings(Optional<URI> publicUrl) {
        if (Stream.of(account, token, key, secret, from, service).allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        String sid = fitting(
                Variables.needed(account, "MUSTER_TWILIO_ACCOUNT_SID", "Twilio"),
                ACCOUNT,
                "MUSTER_TWILIO_ACCOUNT_SID",
                "AC");
        return Optional.of(new TwilioSettings(
                sid,
                key.map(name -> fitting(name, KEY, "MUSTER_TWILIO_API_KEY", "SK"))
                        .orElse(sid),
                secret(),
                token,
                sender(),
                publicUrl,
                variables.address("MUSTER_TWILIO_API_URL").orElse(TwilioSettings.API),
                TwilioSettings.CONNECT,
                TwilioSettings.ANSWER));
    }

    private String secret() {
        if (key.isPresent() != secret.isPresent()) {
            throw new DeliverySettingsException(
                    "an API key of Twilio's needs both MUSTER_TWILIO_API_KEY and MUSTER_TWILIO_API_SECRET");
        }
        return secret.or(() -> token)
                .orElseThrow(() -> new DeliverySettingsException("Twilio needs MUSTER_TWILIO_AUTH_TOKEN,"
                        + " or MUSTER_TWILIO_API_KEY and MUSTER_TWILIO_API_SECRET"));
    }

    private String sender() {
        if (from.isPresent() == service.isPresent()) {
            throw new DeliverySettingsException(
                    "Twilio needs a sender: MUSTER_TWILIO_FROM or MUSTER_TWILIO_MESSAGING_SERVICE, one of the two");
        }
        if (service.isPresent()) {
            return fitting(service.get(), SERVICE, "MUSTER_TWILIO_MESSAGING_SERVICE", "MG");
        }
        String number = from.orElseThrow().replaceAll("(?<=[+\\d])[ -]+(?=\\d)", "");
        if (!FROM.matcher(number).matches()) {
            throw new DeliverySettingsException("MUSTER_TWILIO_FROM is a number such as +15005550006, a short code,"
                    + " or a name of at most 11 letters and digits");
        }
        return number;
    }

    private static String fitting(String value, Pattern form, String name, String begin) {
        if (!form.matcher(value).matches()) {
            throw new DeliverySettingsException("%s is %s and 32 letters and digits".formatted(name, begin));
        }
        return value;
    }
}
