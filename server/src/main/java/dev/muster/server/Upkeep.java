package dev.muster.server;

import dev.muster.store.Database;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops once an hour what is too old to matter; what fails is logged, and tried again an hour later. */
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long FIRST_AFTER = 1;
    private static final long EVERY = 60;

    private final String what;
    private final Runnable purge;
    private final ScheduledExecutorService schedule;

    /**
     * Upkeep that has not begun.
     *
     * @param name for its thread
     * @param what is dropped, for the log
     */
    public Upkeep(String name, String what, Runnable purge) {
        this.what = what;
        this.purge = purge;
        this.schedule = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("muster-" + name + "-upkeep").factory());
    }

    public void start() {
        var _ = schedule.scheduleWithFixedDelay(this::purge, FIRST_AFTER, EVERY, TimeUnit.MINUTES);
    }

    private void purge() {
        try {
            purge.run();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be dropped: {}", what, Database.reason(e));
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
