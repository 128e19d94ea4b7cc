package dev.muster.otp.delivery;

import java.time.Instant;

/**
 * A message on its way.
 *
 * @param id the same however often it is tried
 * @param subject for channels that have one
 * @param text what it says, in plain text
 * @param goodUntil when nobody needs it any more
 */
public record Message(String id, Address to, String subject, String text, Instant goodUntil) {
    /** Neither what it says nor the address in full. */
    @Override
    public String toString() {
        return "Message[%s, to %s]".formatted(id, to.masked());
    }
}
