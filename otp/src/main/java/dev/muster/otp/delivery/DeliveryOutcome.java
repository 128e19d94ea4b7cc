package dev.muster.otp.delivery;

import java.time.Duration;
import java.util.Optional;

/** What a provider made of a message. Reasons are for operators: no address, no text. */
public sealed interface DeliveryOutcome {
    /**
     * The provider has it.
     *
     * @param reference what the provider calls it
     */
    record Taken(Optional<String> reference) implements DeliveryOutcome {}

    /** It will never go, such as to a number that does not exist: not to be tried again. */
    record Refused(String reason) implements DeliveryOutcome {}

    /**
     * It did not go, and may go later.
     *
     * @param after how long the provider asks to wait
     */
    record Failed(String reason, Optional<Duration> after) implements DeliveryOutcome {}

    /** Nobody can say whether it went, such as after a time-out: not to be tried again by itself. */
    record Unclear(String reason) implements DeliveryOutcome {}
}
