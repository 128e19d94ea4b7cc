package dev.muster.server.decoy;

import dev.muster.store.Database;
import dev.muster.store.account.AttemptLimits;
import dev.muster.store.factor.RateLimits;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops counts of attempts and requests that are too old to matter, which strangers can make. */
final class CodeUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CodeUpkeep.class);

    private final RateLimits rates;
    private final AttemptLimits attempts;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("muster-code-upkeep").factory());

    CodeUpkeep(Database database, Clock clock) {
        this.rates = new RateLimits(database, clock);
        this.attempts = new AttemptLimits(database, clock);
    }

    void start() {
        var _ = schedule.scheduleWithFixedDelay(this::purge, 10, 60, TimeUnit.MINUTES);
    }

    private void purge() {
        try {
            rates.purge();
            attempts.purge();
        } catch (RuntimeException e) {
            LOG.warn("old counts could not be dropped: {}", Database.reason(e));
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
