package dev.muster.server.liveface;

import dev.muster.face.FaceEngine;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the networks that a judge needs as soon as somebody opens the page, so that no first attempt waits for them. */
final class WarmEngine {
    private static final Logger LOG = LoggerFactory.getLogger(WarmEngine.class);

    private final FaceEngine engine;
    private final AtomicBoolean begun = new AtomicBoolean();

    WarmEngine(FaceEngine engine) {
        this.engine = engine;
    }

    /** The first time beside whatever else goes on; later nothing. */
    void soon() {
        if (begun.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("muster-face-warm").start(this::warm);
        }
    }

    private void warm() {
        try {
            engine.warmUp();
        } catch (RuntimeException e) {
            LOG.debug("the engine was closed while it warmed up", e);
        }
    }
}
