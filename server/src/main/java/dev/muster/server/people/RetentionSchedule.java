package dev.muster.server.people;

import dev.muster.store.Database;
import dev.muster.store.person.Purged;
import dev.muster.store.person.Retention;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Applies the retention rules when the server starts, and every hour. */
@Component
class RetentionSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);

    private final Retention retention;
    private final CsvMirrors mirrors;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("muster-retention").daemon().factory());

    RetentionSchedule(Retention retention, CsvMirrors mirrors) {
        this.retention = retention;
        this.mirrors = mirrors;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var _ = thread.scheduleWithFixedDelay(this::purge, 0, 1, TimeUnit.HOURS);
    }

    /** Applies them now, beside whatever else goes on. */
    void soon() {
        thread.execute(this::purge);
    }

    private void purge() {
        try {
            Purged purged = retention.purge();
            if (purged.rows()) {
                mirrors.rebuild();
            }
        } catch (RuntimeException e) {
            LOG.warn("retention rules could not be applied, and are tried again in an hour: {}", Database.reason(e));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
