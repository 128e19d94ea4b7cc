package dev.muster.server.live;

import dev.muster.attendance.AttendanceEvent;
import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.Scene;
import dev.muster.attendance.register.Direction;
import dev.muster.camera.PushedFrames;
import dev.muster.frame.Decoding;
import dev.muster.frame.FrameDecoder;
import dev.muster.server.security.Viewer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/** One open socket: frames come in, what is seen in them goes out. A run of its own looks at them. */
final class LiveVisit {
    private static final Logger LOG = LoggerFactory.getLogger(LiveVisit.class);
    private static final double FRAMES_PER_SECOND = 8;
    /** Whoever sends faster than that is not decoded. */
    private static final long LEAST_PAUSE_NANOS = 25_000_000;

    private final WebSocketSession socket;
    private final Viewer viewer;
    private final FrameDecoder decoder;
    private final JsonMapper json;
    private final Sight sight;
    private final PushedFrames frames;
    private final AtomicBoolean over = new AtomicBoolean();
    private long lastFrame = System.nanoTime() - LEAST_PAUSE_NANOS;

    LiveVisit(WebSocketSession socket, Viewer viewer, FrameDecoder decoder, JsonMapper json) {
        this.socket = socket;
        this.viewer = viewer;
        this.decoder = decoder;
        this.json = json;
        this.sight = Sight.of(viewer);
        this.frames = new PushedFrames(Lookout.sourceOf(viewer), FRAMES_PER_SECOND);
    }

    void begin(Lookout lookout, Optional<Direction> recordsAs) {
        Thread.ofPlatform().daemon().name("muster-live").start(() -> run(lookout, recordsAs));
    }

    private void run(Lookout lookout, Optional<Direction> recordsAs) {
        try {
            Telling telling = new Telling();
            lookout.visit(frames, viewer, recordsAs, telling, telling::asks);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!over.get()) {
                LOG.error("live recognition of a visitor ended", e);
                end("failed", CloseStatus.SERVER_ERROR);
            }
        }
    }

    /** A frame as a JPEG file; what is no picture is left out. */
    void frame(ByteBuffer jpeg) {
        long now = System.nanoTime();
        if (now - lastFrame < LEAST_PAUSE_NANOS) {
            return;
        }
        lastFrame = now;
        byte[] bytes = new byte[jpeg.remaining()];
        jpeg.get(bytes);
        switch (decoder.decode("frame", bytes)) {
            case Decoding.Decoded(var frame) -> frames.push(frame);
            case Decoding.Refused _ -> send(LiveMessage.Sorry.because("unreadable"));
        }
    }

    /** Says why, and closes. */
    void end(String reason, CloseStatus status) {
        if (over.compareAndSet(false, true)) {
            send(LiveMessage.Sorry.because(reason));
            frames.close();
            try {
                socket.close(status);
            } catch (IOException _) {
                // It is closed, then.
            }
        }
    }

    /** The other side closed. */
    void closed() {
        over.set(true);
        frames.close();
    }

    private synchronized void send(LiveMessage message) {
        try {
            if (socket.isOpen()) {
                socket.sendMessage(new TextMessage(json.writeValueAsString(message)));
            }
        } catch (IOException | IllegalStateException _) {
            frames.close();
        }
    }

    /** Tells the page. */
    private final class Telling implements AttendanceListener {
        private Optional<Asking> asking = Optional.empty();

        void asks(Optional<Asking> newest) {
            asking = newest;
        }

        @Override
        public void onEvent(AttendanceEvent event) {
            if (event instanceof AttendanceEvent.Identified identified
                    && (!viewer.member() || sight.mayKnow(identified.subject()))) {
                send(LiveMessage.Recognised.ONE);
            }
        }

        @Override
        public void onScene(Scene scene) {
            send(LiveMessage.Faces.of(sight.of(scene, ""), frames.dropped(), asking, sight));
        }
    }
}
