package dev.muster.server.code;

import java.time.Duration;

/** What became of asking for a code. */
public sealed interface Sending {
    /** It is on its way. */
    record Sent(String challengeId, String messageId) implements Sending {}

    /** One was sent a moment ago. */
    record TooSoon(Duration pause) implements Sending {}

    /** It may not be sent: too many today, or nobody to send it by. */
    record Refused(String reason) implements Sending {}
}
