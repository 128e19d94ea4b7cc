package dev.muster.server.live;

import dev.muster.attendance.AttackWatch;
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
import dev.muster.store.Policy;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.register.Recognised;
import dev.muster.store.register.Recognitions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches a source and writes down who was recognised: once a track, and in the register where that is wanted. */
public final class Lookout {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    /** The chance that a stranger gets any name. */
    private static final double FALSE_POSITIVE_RATE = 1e-4;

    private static final Duration SUSPICIONS_APART = Duration.ofMinutes(1);

    private final FaceEngine engine;
    private final LiveGallery gallery;
    private final Turns turns;
    private final Recognitions recognitions;
    private final Register register;
    private final ProofDesk desk;
    private final ZoneId zone;

    Lookout(
            FaceEngine engine,
            LiveGallery gallery,
            Turns turns,
            Recognitions recognitions,
            Register register,
            ProofDesk desk,
            ZoneId zone) {
        this.engine = engine;
        this.gallery = gallery;
        this.turns = turns;
        this.recognitions = recognitions;
        this.register = register;
        this.desk = desk;
        this.zone = zone;
    }

    /** What register and recognitions call the camera of an account's browser. */
    public static String sourceOf(Viewer viewer) {
        return viewer.kiosk() ? viewer.name() : "findex: " + viewer.name();
    }

    /**
     * Watches a camera of the server's until the source ends; on a platform thread, for networks hold it. Nobody is
     * asked for anything, for there is no screen to ask on.
     *
     * @param name what register and recognitions call the source
     * @param recordsAs which way people pass, where they are to be entered in the register
     * @param listener told of everything, after it was written down
     */
    public void watch(FrameSource source, String name, Optional<Direction> recordsAs, AttendanceListener listener)
            throws InterruptedException {
        RollCallOptions options = options(name);
        if (recordsAs.isPresent()) {
            options = options.with(checkIn(recordsAs.get()));
        }
        run(source, options, new WritingDown(listener, new AuditEntry.Party("camera", name, name)));
    }

    /**
     * Watches a visitor's camera, and asks whoever must follow prompts to do so before being entered.
     *
     * @param page told before each frame what somebody is asked to do
     */
    void visit(
            FrameSource source,
            Viewer viewer,
            Optional<Direction> recordsAs,
            AttendanceListener listener,
            Consumer<Optional<Asking>> page)
            throws InterruptedException {
        WritingDown writing = new WritingDown(listener, viewer.party());
        if (recordsAs.isEmpty()) {
            run(source, options(sourceOf(viewer)), writing);
            return;
        }
        CheckIn checkIn = checkIn(recordsAs.get());
        LiveProof proof = new LiveProof(desk, checkIn, viewer.party(), page);
        try {
            run(source, options(sourceOf(viewer)).with(checkIn).proving(proof), writing);
        } finally {
            proof.end();
        }
    }

    /** Whether whoever stands before a viewer's own camera is entered in the register. */
    public static boolean records(Policy policy, Viewer viewer) {
        return switch (policy.faceSignIn()) {
            case NOBODY -> false;
            case KIOSK -> viewer.kiosk();
            case EVERYONE -> true;
        };
    }

    private RollCallOptions options(String name) {
        return RollCallOptions.naming(FALSE_POSITIVE_RATE)
                .called(name)
                .with(gallery)
                .with(turns)
                .with(AttackWatch.with(engine, desk.demands()::attackDetection));
    }

    private CheckIn checkIn(Direction direction) {
        return new CheckIn(register, new CheckInPolicy(CheckInPolicy.USUAL_REPEAT, zone, direction));
    }

    private void run(FrameSource source, RollCallOptions options, AttendanceListener listener)
            throws InterruptedException {
        new RollCall(new SlowSource(source), engine, gallery.gallery(), options, listener).run();
    }

    /** Writes each recognition down before the listener hears of it. */
    private final class WritingDown implements AttendanceListener {
        private final AttendanceListener listener;
        private final AuditEntry.Party camera;
        private Instant nextSuspicion = Instant.MIN;
        private int suspicions;

        WritingDown(AttendanceListener listener, AuditEntry.Party camera) {
            this.listener = listener;
            this.camera = camera;
        }

        @Override
        public void onEvent(AttendanceEvent event) {
            if (event instanceof AttendanceEvent.Identified identified) {
                write(identified);
            } else if (event instanceof AttendanceEvent.AttackSuspected suspected) {
                write(suspected);
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

        /** A poster on a wall is suspected again and again: one entry a minute says how often. */
        private void write(AttendanceEvent.AttackSuspected suspected) {
            LOG.info("an attack is suspected before the camera {}", suspected.source());
            if (suspected.time().isBefore(nextSuspicion)) {
                suspicions++;
                return;
            }
            desk.record().suspected(camera, suspected, suspicions);
            nextSuspicion = suspected.time().plus(SUSPICIONS_APART);
            suspicions = 0;
        }

        @Override
        public void onScene(Scene scene) {
            listener.onScene(scene);
        }
    }
}
