package dev.muster.store.factor;

import dev.muster.otp.delivery.Channel;
import java.time.Instant;
import java.util.Optional;

/**
 * Where an account's codes may go, as it is listed.
 *
 * @param masked as people may see it
 * @param confirmed whether a code that was sent there has come back, or an administrator vouched for it
 */
public record CodeAddress(
        String id,
        String accountId,
        Channel channel,
        String name,
        String masked,
        boolean confirmed,
        Instant createdAt,
        Optional<Instant> usedAt) {}
