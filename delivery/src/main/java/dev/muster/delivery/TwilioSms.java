package dev.muster.delivery;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.Delivery;
import dev.muster.otp.delivery.DeliveryOutcome;
import dev.muster.otp.delivery.DeliveryOutcome.Failed;
import dev.muster.otp.delivery.DeliveryOutcome.Refused;
import dev.muster.otp.delivery.DeliveryOutcome.Taken;
import dev.muster.otp.delivery.DeliveryOutcome.Unclear;
import dev.muster.otp.delivery.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SMS by Twilio's SDK. What Twilio says of an error may name the number, so only its codes are passed on. */
public final class TwilioSms implements Delivery {
    private static final int TOO_MANY = 429;
    private static final int TIMED_OUT = 408;
    private static final int QUEUE_FULL = 21_611;
    private static final Set<Integer> WRONG_WAY_IN = Set.of(401, 403, 404);

    /** What speaks of the sender, not of the receiver (https://www.twilio.com/docs/api/errors). */
    private static final Set<Integer> WRONG_SENDER =
            Set.of(21_212, 21_603, 21_606, 21_607, 21_609, 21_659, 21_660, 21_701, 21_703, 21_704, 21_705, 21_712);

    private static final int SHORTEST_VALIDITY = 1;
    private static final int LONGEST_VALIDITY = 36_000;

    private final TwilioSettings settings;
    private final Clock clock;

    public TwilioSms(TwilioSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public DeliveryOutcome send(Message message) {
        OneTryHttpClient http = new OneTryHttpClient(settings);
        TwilioRestClient client = new TwilioRestClient.Builder(settings.user(), settings.secret())
                .accountSid(settings.accountSid())
                .httpClient(http)
                .build();
        try {
            @Nullable String sid = creator(message).create(client).getSid();
            return sid == null ? outcome(http, 0) : new Taken(Optional.of(sid));
        } catch (RuntimeException e) {
            Integer code = e instanceof ApiException api ? api.getCode() : null;
            return outcome(http, code == null ? 0 : code);
        }
    }

    private MessageCreator creator(Message message) {
        PhoneNumber to = new PhoneNumber(message.to().text());
        MessageCreator creator = settings.isService()
                ? new MessageCreator(settings.accountSid(), to, settings.sender(), message.text())
                : new MessageCreator(settings.accountSid(), to, new PhoneNumber(settings.sender()), message.text());
        // A code that waits longer in a queue is of use to nobody.
        long left = Duration.between(clock.instant(), message.goodUntil()).toSeconds();
        creator.setValidityPeriod(Math.clamp(left, SHORTEST_VALIDITY, LONGEST_VALIDITY));
        settings.callbacks().ifPresent(url -> creator.setStatusCallback(TwilioCallbacks.url(url, message.id())));
        return creator;
    }

    private static DeliveryOutcome outcome(OneTryHttpClient http, int code) {
        if (http.status().isEmpty()) {
            return http.reached()
                    ? new Unclear("Twilio did not answer: it may have taken the message")
                    : new Failed("Twilio could not be reached", Optional.empty());
        }
        int status = http.status().getAsInt();
        String said = code == 0 ? "status " + status : "status %d, code %d".formatted(status, code);
        if (status < 300) {
            return new Taken(Optional.empty());
        }
        if (status == TOO_MANY || code == QUEUE_FULL) {
            return new Failed("Twilio asks for patience (%s)".formatted(said), http.retryAfter());
        }
        if (status >= 500 || status == TIMED_OUT || status < 400) {
            return new Unclear("Twilio failed (%s): it may have taken the message".formatted(said));
        }
        if (WRONG_WAY_IN.contains(status)) {
            return new Failed(
                    "Twilio refuses Muster itself (%s): check the account SID and the token or API key".formatted(said),
                    Optional.empty());
        }
        if (WRONG_SENDER.contains(code)) {
            return new Failed(
                    "Twilio refuses the sender (%s): check MUSTER_TWILIO_FROM or MUSTER_TWILIO_MESSAGING_SERVICE"
                            .formatted(said),
                    Optional.empty());
        }
        return new Refused("Twilio refuses the message (%s)".formatted(said));
    }

    @Override
    public String toString() {
        return "TwilioSms";
    }
}
