package dev.muster.delivery;

import com.twilio.security.RequestValidator;
import dev.muster.otp.delivery.DeliveryReport;
import dev.muster.otp.delivery.DeliveryReport.State;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What Twilio says later of messages that it took: whether it was Twilio who said it, and what it means. */
public final class TwilioCallbacks {
    /** The path of the route that takes them, before the message's id. */
    public static final String PATH = "/delivery/twilio/";

    private final String authToken;
    private final URI publicUrl;

    TwilioCallbacks(String authToken, URI publicUrl) {
        this.authToken = authToken;
        this.publicUrl = publicUrl;
    }

    /**
     * Whether Twilio signed a callback, compared in constant time.
     *
     * @param id the message's id in the path
     * @param parameters the form's fields, all of them
     * @param signature the header {@code X-Twilio-Signature}
     */
    public boolean isGenuine(String id, Map<String, String> parameters, String signature) {
        return new RequestValidator(authToken).validate(url(publicUrl, id).toString(), parameters, signature);
    }

    /** What a genuine callback says; empty where it says nothing new. */
    public static Optional<DeliveryReport> report(Map<String, String> parameters) {
        String reference = parameters.getOrDefault("MessageSid", "");
        String status = parameters.getOrDefault("MessageStatus", "");
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        return switch (status) {
            case "sent" -> Optional.of(new DeliveryReport(reference, State.SENT, ""));
            case "delivered", "read" -> Optional.of(new DeliveryReport(reference, State.DELIVERED, ""));
            case "undelivered", "failed", "canceled" ->
                Optional.of(new DeliveryReport(reference, State.FAILED, reason(status, parameters)));
            default -> Optional.empty();
        };
    }

    static URI url(URI publicUrl, String id) {
        return URI.create(publicUrl + PATH + id);
    }

    private static String reason(String status, Map<String, String> parameters) {
        String code = parameters.getOrDefault("ErrorCode", "");
        return "Twilio says %s%s".formatted(status, code.matches("\\d{4,6}") ? ", code " + code : "");
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "TwilioCallbacks";
    }
}
