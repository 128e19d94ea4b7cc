package dev.muster.delivery;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.CostLimits;
import dev.muster.otp.delivery.Delivery;
import dev.muster.otp.verify.CodeRules;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How messages leave, and what the codes in them are like. It prints no secret.
 *
 * @param twilio empty: no SMS, or the local outbox
 * @param smtp empty: no e-mail, or the local outbox
 * @param region ISO 3166-1 letters for phone numbers without a country code; {@code ZZ} where there must be one
 * @param smsCodes the rules of codes by SMS
 * @param emailCodes the rules of codes by e-mail
 * @param publicUrl where the world finds this server, without a slash at the end
 */
public record DeliverySettings(
        Optional<TwilioSettings> twilio,
        Optional<SmtpSettings> smtp,
        String region,
        CostLimits limits,
        CodeRules smsCodes,
        CodeRules emailCodes,
        Optional<URI> publicUrl) {

    /**
     * Reads the environment and, for what it does not say, a file.
     *
     * @param file {@code muster.properties} of the data folder; need not exist
     * @throws DeliverySettingsException when they are half made or make no sense, in a sentence for an operator
     */
    public static DeliverySettings read(Path file, Map<String, String> environment) {
        return new SettingsReading(Variables.read(file, environment)).all();
    }

    /** Whether nothing is configured: messages go to the local outbox, for trying out. */
    public boolean isTryOut() {
        return twilio.isEmpty() && smtp.isEmpty();
    }

    /** The channels that messages can take. */
    public Set<Channel> channels() {
        if (isTryOut()) {
            return EnumSet.allOf(Channel.class);
        }
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        twilio.ifPresent(_ -> channels.add(Channel.SMS));
        smtp.ifPresent(_ -> channels.add(Channel.EMAIL));
        return channels;
    }

    /** The channels whose messages go to the local outbox and nowhere else. */
    public Set<Channel> tryOutChannels() {
        return isTryOut() ? channels() : Set.of();
    }

    /** What codes of a channel are like. */
    public CodeRules codes(Channel channel) {
        return switch (channel) {
            case SMS -> smsCodes;
            case EMAIL -> emailCodes;
        };
    }

    /** The providers of {@link #channels()}; a warning in the log tells when they are for trying out. */
    public List<Delivery> deliveries(Path dataFolder, Clock clock) {
        if (isTryOut()) {
            return LocalOutbox.open(dataFolder.resolve(LocalOutbox.FILE), clock);
        }
        List<Delivery> deliveries = new ArrayList<>();
        twilio.ifPresent(settings -> deliveries.add(new TwilioSms(settings, clock)));
        smtp.ifPresent(settings -> deliveries.add(new SmtpEmail(settings, clock)));
        return List.copyOf(deliveries);
    }

    /** What checks status callbacks; empty where there are none. */
    public Optional<TwilioCallbacks> callbacks() {
        return twilio.flatMap(settings -> settings.authToken()
                .flatMap(token -> settings.publicUrl().map(url -> new TwilioCallbacks(token, url))));
    }
}
