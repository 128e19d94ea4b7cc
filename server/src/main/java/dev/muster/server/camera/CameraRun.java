package dev.muster.server.camera;

import dev.muster.attendance.AttendanceEvent;
import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.Scene;
import dev.muster.attendance.register.Direction;
import dev.muster.camera.FrameSource;
import dev.muster.camera.SourceUnavailableException;
import dev.muster.server.live.Lookout;
import dev.muster.store.camera.Camera;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches one camera until it is told to stop; one that is away is tried again and again. */
final class CameraRun {
    private static final Logger LOG = LoggerFactory.getLogger(CameraRun.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);
    /** How much the newest frame counts in the frames a second. */
    private static final double FRESH = 0.1;

    private final Camera camera;
    private final CameraSources sources;
    private final Lookout lookout;
    private final Clock clock;
    private final Broadcast broadcast = new Broadcast();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable FrameSource source;
    private volatile CameraState state = new CameraState("starting", 0, Optional.empty(), "", 0, 0);
    private Duration pause = FIRST_RETRY;

    CameraRun(Camera camera, CameraSources sources, Lookout lookout, Clock clock) {
        this.camera = camera;
        this.sources = sources;
        this.lookout = lookout;
        this.clock = clock;
    }

    Camera camera() {
        return camera;
    }

    Broadcast broadcast() {
        return broadcast;
    }

    CameraState state() {
        return state;
    }

    void start() {
        broadcast.show(StillPicture.of(camera.name(), "The camera is being opened."));
        Thread.ofPlatform().daemon().name("muster-watch").start(this::run);
    }

    void stop() {
        stopped.countDown();
        FrameSource open = source;
        if (open != null) {
            open.close();
        }
        broadcast.end();
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void run() {
        try {
            while (!isStopped()) {
                watch();
                if (stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() throws InterruptedException {
        try (FrameSource opened = sources.open(camera.name(), camera.data().address())) {
            source = opened;
            if (!isStopped()) {
                lookout.watch(opened, camera.name(), recordsAs(), new Following());
                away("it ended");
            }
        } catch (SourceUnavailableException e) {
            away(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (!isStopped()) {
                LOG.error("watching the camera {} failed", camera.name(), e);
                away("Muster itself failed; the log says why");
            }
        } finally {
            source = null;
        }
    }

    private Optional<Direction> recordsAs() {
        return camera.data().records() ? Optional.of(camera.data().direction()) : Optional.empty();
    }

    private void away(String reason) {
        if (isStopped()) {
            return;
        }
        String words = reason.replace(camera.data().address(), camera.shownAddress());
        CameraState before = state;
        state = new CameraState("away", 0, before.lastFrame(), words, before.frames(), before.dropped());
        broadcast.show(StillPicture.of(camera.name() + " is away", "It is tried again by itself."));
    }

    /** Keeps the state, and shows what is seen. */
    private final class Following implements AttendanceListener {
        private double secondsApart;
        private Duration last = Duration.ZERO;

        @Override
        public void onEvent(AttendanceEvent event) {
            switch (event) {
                case AttendanceEvent.CameraLost lost -> away(lost.reason());
                case AttendanceEvent.FramesDropped dropped -> {
                    CameraState before = state;
                    state = new CameraState(
                            before.kind(),
                            before.framesPerSecond(),
                            before.lastFrame(),
                            before.words(),
                            before.frames(),
                            before.dropped() + dropped.frames());
                }
                default -> {}
            }
        }

        @Override
        public void onScene(Scene scene) {
            pause = FIRST_RETRY;
            double apart = scene.position().minus(last).toNanos() / 1e9;
            last = scene.position();
            secondsApart =
                    secondsApart == 0 || !state.running() ? apart : secondsApart + FRESH * (apart - secondsApart);
            Instant now = clock.instant();
            state = new CameraState(
                    "running",
                    secondsApart > 0 ? 1 / secondsApart : 0,
                    Optional.of(now),
                    "",
                    state.frames() + 1,
                    state.dropped());
            broadcast.show(scene);
        }
    }
}
