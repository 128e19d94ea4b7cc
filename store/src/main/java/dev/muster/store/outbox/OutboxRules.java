package dev.muster.store.outbox;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.CostLimits;
import java.util.Set;

/**
 * What an outbox takes.
 *
 * @param channels those that have a provider
 * @param kept those whose messages stay readable for a day, because they go nowhere else: for trying out only
 */
public record OutboxRules(CostLimits limits, Set<Channel> channels, Set<Channel> kept) {
    public OutboxRules {
        channels = Set.copyOf(channels);
        kept = Set.copyOf(kept);
    }
}
