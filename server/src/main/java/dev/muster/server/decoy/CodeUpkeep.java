package dev.muster.server.decoy;

import dev.muster.store.Database;
import dev.muster.store.account.AttemptLimits;
import dev.muster.store.factor.RateLimits;
import dev.muster.store.factor.SqlChallenges;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops codes that nobody waits for any more, decoys above all, which strangers can make. */
final class CodeUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CodeUpkeep.class);

    private final SqlChallenges challenges;
    private final SqlChallenges decoys;
    private final RateLimits rates;
    private final AttemptLimits attempts;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("muster-code-upkeep").factory());

    CodeUpkeep(Database database, Clock clock) {
        this.challenges = new SqlChallenges(database, clock);
        this.decoys = SqlChallenges.decoys(database, clock);
        this.rates = new RateLimits(database, clock);
        this.attempts = new AttemptLimits(database, clock);
    }

    void start() {
        var _ = schedule.scheduleWithFixedDelay(this::purge, 10, 60, TimeUnit.MINUTES);
    }

    private void purge() {
        try {
            challenges.purge();
            decoys.purge();
            rates.purge();
            attempts.purge();
        } catch (RuntimeException e) {
            LOG.warn("old codes could not be dropped: {}", Database.reason(e));
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
