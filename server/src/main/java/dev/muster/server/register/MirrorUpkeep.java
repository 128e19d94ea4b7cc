package dev.muster.server.register;

import dev.muster.store.register.Mirrors;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes up for what the CSV files lack: at start, and then every minute, for other processes write rows too. */
final class MirrorUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MirrorUpkeep.class);

    private final Mirrors mirrors;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("muster-mirrors").factory());

    MirrorUpkeep(Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    void start() {
        mirrors.check();
        var _ = watch.scheduleWithFixedDelay(this::check, 1, 1, TimeUnit.MINUTES);
    }

    private void check() {
        try {
            mirrors.check();
        } catch (RuntimeException e) {
            LOG.warn("cannot compare the CSV files with their rows: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
