package dev.muster.server.liveface;

import dev.muster.store.Database;
import dev.muster.store.liveface.FaceChallenges;
import dev.muster.store.liveface.SeenFaces;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops challenges that are over, and hashes of frames after 30 days. */
final class FaceUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaceUpkeep.class);

    private final FaceChallenges challenges;
    private final SeenFaces seen;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("muster-face-upkeep").factory());

    FaceUpkeep(FaceChallenges challenges, SeenFaces seen) {
        this.challenges = challenges;
        this.seen = seen;
    }

    void start() {
        var _ = schedule.scheduleWithFixedDelay(this::purge, 1, 60, TimeUnit.MINUTES);
    }

    private void purge() {
        try {
            challenges.purge();
            seen.purge();
        } catch (RuntimeException e) {
            LOG.warn("what is left of old sign-ins by face could not be dropped: {}", Database.reason(e));
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
