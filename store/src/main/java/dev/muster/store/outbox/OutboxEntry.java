package dev.muster.store.outbox;

import dev.muster.otp.delivery.Channel;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as an administrator sees it.
 *
 * @param masked the address as people may see it
 * @param status one of waiting, sending, sent, delivered, refused, failed, unclear, expired, in capitals
 * @param attempts how often it was handed to the provider
 * @param reason why it is not sent; empty otherwise
 * @param reference what the provider calls it; empty where it has no name for it
 * @param text what it says, while it is kept for trying out
 */
public record OutboxEntry(
        String id,
        Channel channel,
        String masked,
        String status,
        int attempts,
        String reason,
        String reference,
        Optional<String> text,
        Instant createdAt,
        Instant changedAt) {
    /** Without what it says. */
    @Override
    public String toString() {
        return "OutboxEntry[%s, %s]".formatted(id, status);
    }
}
