package dev.muster.server.live;

import dev.muster.attendance.AttendanceEvent;
import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.RollCall;
import dev.muster.attendance.RollCallOptions;
import dev.muster.attendance.Scene;
import dev.muster.attendance.Turns;
import dev.muster.attendance.checkin.CheckIn;
import dev.muster.attendance.checkin.CheckInPolicy;
import dev.muster.attendance.register.Direction;
import dev.muster.attendance.register.Register;
import dev.muster.camera.FrameSource;
import dev.muster.face.FaceEngine;
import dev.muster.server.security.Viewer;
import dev.muster.store.Database;
import dev.muster.store.register.Recognised;
import dev.muster.store.register.Recognitions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches a source and writes down who was recognised: once a track, and in the register where that is wanted. */
public final class Lookout {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    /** The chance that a stranger gets any name. */
    private static final double FALSE_POSITIVE_RATE = 1e-4;

    private static final Duration REPEAT_AFTER = Duration.ofHours(12);

    private final FaceEngine engine;
    private final LiveGallery gallery;
    private final Turns turns;
    private final Recognitions recognitions;
    private final Register register;
    private final ZoneId zone;

    Lookout(
            FaceEngine engine,
            LiveGallery gallery,
            Turns turns,
            Recognitions recognitions,
            Register register,
            ZoneId zone) {
        this.engine = engine;
        this.gallery = gallery;
        this.turns = turns;
        this.recognitions = recognitions;
        this.register = register;
        this.zone = zone;
    }

    /** What register and recognitions call the camera of an account's browser. */
    public static String sourceOf(Viewer viewer) {
        return viewer.kiosk() ? viewer.name() : "findex: " + viewer.name();
    }

    /**
     * Watches until the source ends; on a platform thread, for networks hold it.
     *
     * @param name what register and recognitions call the source
     * @param recordsAs which way people pass, where they are to be entered in the register
     * @param listener told of everything, after it was written down
     */
    public void watch(FrameSource source, String name, Optional<Direction> recordsAs, AttendanceListener listener)
            throws InterruptedException {
        RollCallOptions options = RollCallOptions.naming(FALSE_POSITIVE_RATE)
                .called(name)
                .with(gallery)
                .with(turns);
        if (recordsAs.isPresent()) {
            options = options.with(new CheckIn(register, new CheckInPolicy(REPEAT_AFTER, zone, recordsAs.get())));
        }
        new RollCall(new SlowSource(source), engine, gallery.gallery(), options, new WritingDown(listener)).run();
    }

    /** Writes each recognition down before the listener hears of it. */
    private final class WritingDown implements AttendanceListener {
        private final AttendanceListener listener;

        WritingDown(AttendanceListener listener) {
            this.listener = listener;
        }

        @Override
        public void onEvent(AttendanceEvent event) {
            if (event instanceof AttendanceEvent.Identified identified) {
                write(identified);
            }
            listener.onEvent(event);
        }

        private void write(AttendanceEvent.Identified identified) {
            try {
                recognitions.add(new Recognised(
                        identified.subject().value(),
                        identified.name(),
                        identified.time().atZone(zone),
                        identified.similarity(),
                        identified.source()));
            } catch (RuntimeException e) {
                if (!Database.isFailure(e)) {
                    throw e;
                }
                LOG.error("a recognition could not be written down: {}", e.getMessage());
            }
        }

        @Override
        public void onScene(Scene scene) {
            listener.onScene(scene);
        }
    }
}
