package dev.muster.delivery;

import dev.muster.otp.delivery.CostLimits;
import dev.muster.otp.delivery.PhoneNumber;
import dev.muster.otp.verify.CodeRules;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes settings out of variables, and refuses what cannot be meant. */
final class SettingsReading {
    private static final int MOST_MESSAGES = 1_000_000;

    private final Variables variables;

    SettingsReading(Variables variables) {
        this.variables = variables;
    }

    DeliverySettings all() {
        Optional<URI> publicUrl = variables.address("MUSTER_PUBLIC_URL");
        return new DeliverySettings(
                new TwilioReading(variables).settings(publicUrl),
                new SmtpReading(variables).settings(),
                region(),
                limits(),
                codes("MUSTER_CODE_SECONDS_SMS"),
                codes("MUSTER_CODE_SECONDS_EMAIL"),
                publicUrl);
    }

    private String region() {
        String region = variables.get("MUSTER_SMS_REGION").orElse("ZZ").toUpperCase(Locale.ROOT);
        if (!region.equals("ZZ") && !PhoneNumber.isRegion(region)) {
            throw new DeliverySettingsException("MUSTER_SMS_REGION is a country's two letters, such as IN");
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
            throw new DeliverySettingsException("MUSTER_SMS_PREFIXES: " + e.getMessage());
        }
    }

    private CodeRules codes(String seconds) {
        int usual = (int) CodeRules.USUAL.validity().toSeconds();
        int digits = variables.number("MUSTER_CODE_DIGITS", 0, Integer.MAX_VALUE, CodeRules.USUAL.digits());
        int validity = variables.number(seconds, 0, Integer.MAX_VALUE, usual);
        try {
            return new CodeRules(digits, Duration.ofSeconds(validity));
        } catch (IllegalArgumentException e) {
            throw new DeliverySettingsException("MUSTER_CODE_DIGITS, %s: %s".formatted(seconds, e.getMessage()));
        }
    }
}
