package dev.muster.server.liveface;

import dev.muster.face.Box;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.Landmarks;
import dev.muster.face.Point;
import dev.muster.frame.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the networks that a judge needs as soon as somebody opens the page, so that no first attempt waits for them. */
final class WarmEngine {
    private static final Logger LOG = LoggerFactory.getLogger(WarmEngine.class);
    private static final int SIDE = 256;
    private static final int ROUNDS = 3;

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
            Frame frame = Frame.of(SIDE, SIDE, new byte[3 * SIDE * SIDE], Instant.EPOCH);
            for (int round = 0; round < ROUNDS; round++) {
                engine.detectNear(frame);
                engine.observe(frame, nobody());
                engine.attackEvidence(frame, nobody());
                engine.extract(frame, nobody());
            }
        } catch (RuntimeException e) {
            LOG.debug("the engine was closed while it warmed up", e);
        }
    }

    /** A face where there is none, with its features apart. */
    private static Face nobody() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < Landmarks.COUNT; i++) {
            double angle = 2 * Math.PI * i / Landmarks.COUNT;
            points.add(new Point(SIDE / 2.0 + SIDE / 4.0 * Math.cos(angle), SIDE / 2.0 + SIDE / 4.0 * Math.sin(angle)));
        }
        Box box = new Box(SIDE / 4.0, SIDE / 4.0, SIDE / 2.0, SIDE / 2.0);
        return new Face(box, 1, new Landmarks(points), 0);
    }
}
