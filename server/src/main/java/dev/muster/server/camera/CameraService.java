package dev.muster.server.camera;

import dev.muster.server.live.Lookout;
import dev.muster.store.NameKey;
import dev.muster.store.camera.Camera;
import dev.muster.store.camera.Cameras;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Watches every camera that is switched on; what is changed, here or by another process, takes effect by itself. */
public final class CameraService implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CameraService.class);
    private static final long LOOK_EVERY_SECONDS = 5;

    private final Cameras cameras;
    private final CameraSources sources;
    private final Lookout lookout;
    private final Clock clock;
    private final Map<String, CameraRun> runs = new HashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("muster-cameras").factory());
    private volatile boolean running;

    CameraService(Cameras cameras, CameraSources sources, Lookout lookout, Clock clock) {
        this.cameras = cameras;
        this.sources = sources;
        this.lookout = lookout;
        this.clock = clock;
    }

    /** Starts, stops and restarts runs so that they are as the database says. */
    public synchronized void refresh() {
        if (!running) {
            return;
        }
        Map<String, Camera> wanted = cameras.all().stream()
                .filter(camera -> camera.data().enabled())
                .collect(Collectors.toMap(Camera::id, Function.identity()));
        List.copyOf(runs.values()).stream()
                .filter(run -> !run.camera().equals(wanted.get(run.camera().id())))
                .forEach(run -> {
                    run.stop();
                    runs.remove(run.camera().id());
                });
        wanted.values().stream()
                .filter(camera -> !runs.containsKey(camera.id()))
                .forEach(camera -> {
                    CameraRun run = new CameraRun(camera, sources, lookout, clock);
                    runs.put(camera.id(), run);
                    run.start();
                });
    }

    /** Those that are switched on, by name. */
    public synchronized List<Camera> enabled() {
        return runs.values().stream()
                .map(CameraRun::camera)
                .sorted(Comparator.comparing(camera -> NameKey.of(camera.name())))
                .toList();
    }

    /** How a camera does. */
    public synchronized CameraState state(String id) {
        return Optional.ofNullable(runs.get(id)).map(CameraRun::state).orElse(CameraState.OFF);
    }

    /** How many deliver pictures now. */
    public synchronized long delivering() {
        return runs.values().stream().filter(run -> run.state().running()).count();
    }

    /** By id or by name; the first one when none is named. */
    synchronized Optional<CameraRun> find(Optional<String> idOrName) {
        Optional<String> wanted = idOrName.filter(text -> !text.isBlank());
        return enabled().stream()
                .filter(camera -> wanted.map(text -> camera.id().equals(text)
                                || NameKey.of(camera.name()).equals(NameKey.of(text)))
                        .orElse(true))
                .findFirst()
                .map(camera -> runs.get(camera.id()));
    }

    @Override
    public void start() {
        running = true;
        refresh();
        var _ = watch.scheduleWithFixedDelay(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.warn("cannot look for changed cameras: {}", e.getMessage());
        }
    }

    /** Before the web server waits for its requests: streams are requests that never end by themselves. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    @Override
    public synchronized void stop() {
        running = false;
        watch.shutdownNow();
        runs.values().forEach(CameraRun::stop);
        runs.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
