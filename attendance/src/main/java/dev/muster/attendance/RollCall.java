package dev.muster.attendance;

import dev.muster.attendance.checkin.CheckIn;
import dev.muster.attendance.register.Punch;
import dev.muster.attendance.register.Register;
import dev.muster.attendance.track.Track;
import dev.muster.attendance.track.Tracker;
import dev.muster.camera.Capture;
import dev.muster.camera.FrameSource;
import dev.muster.embedding.Embedding;
import dev.muster.face.AttackEvidence;
import dev.muster.face.FaceEngine;
import dev.muster.face.Presentation;
import dev.muster.face.Quality;
import dev.muster.frame.Frame;
import dev.muster.gallery.Gallery;
import dev.muster.gallery.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of the attendance camera: every frame of a source goes through the life of a frame, and whoever is
 * identified ends up in the register.
 */
public final class RollCall {
    /** How long a face may be hidden, in seconds and in frames, before it counts as gone; the longer counts. */
    private static final double PATIENCE_SECONDS = 1;

    private static final double PATIENCE_FRAMES = 2.5;
    private static final Duration REPORT_DROPPED = Duration.ofSeconds(5);
    /** Pause between two views of a face that is not identified yet. */
    private static final Duration WHILE_LOOKING = Duration.ofMillis(90);
    /** The same while attack detection looks too: frames right after each other say the same. */
    private static final Duration WHILE_WATCHED = Duration.ofMillis(200);
    /** Pause between two views of a face that is: enough to notice that another person took its place. */
    private static final Duration WHILE_KNOWN = Duration.ofMillis(500);

    private final FrameSource source;
    private final FaceEngine engine;
    private final Recognition recognition;
    private final RollCallOptions options;
    private final String name;
    private final AttendanceListener listener;
    private final Tracker tracker;
    private final Map<Track, Appearance> appearances = new HashMap<>();
    private long frames;
    private long dropped;
    private Duration droppedReported = Duration.ZERO;

    /**
     * A run that has not begun.
     *
     * @param source it is read to its end, and closed by whoever opened it
     * @param listener told of everything, on the thread that runs
     */
    public RollCall(
            FrameSource source,
            FaceEngine engine,
            Gallery gallery,
            RollCallOptions options,
            AttendanceListener listener) {
        this.source = source;
        this.engine = engine;
        this.recognition = new Recognition(gallery, options.falsePositiveRate());
        this.options = options;
        this.name = options.name().orElseGet(source::name);
        this.listener = listener;
        double seconds = Math.max(PATIENCE_SECONDS, PATIENCE_FRAMES / source.framesPerSecond());
        this.tracker = new Tracker(Duration.ofMillis((long) (1000 * seconds)));
    }

    /**
     * Runs until the source ends or is closed.
     *
     * @throws InterruptedException when the thread is interrupted while it waits for the source
     */
    public void run() throws InterruptedException {
        while (true) {
            switch (source.next()) {
                case Capture.Captured captured -> look(captured);
                case Capture.Lost lost ->
                    listener.onEvent(new AttendanceEvent.CameraLost(name, lost.reason(), lost.retryIn()));
                case Capture.Restored restored ->
                    listener.onEvent(new AttendanceEvent.CameraRestored(name, restored.away()));
                case Capture.Unreadable unreadable ->
                    listener.onEvent(new AttendanceEvent.UnreadablePicture(unreadable.name(), unreadable.reason()));
                case Capture.Ended ended -> {
                    reportDropped();
                    listener.onEvent(new AttendanceEvent.SourceEnded(name, frames));
                    return;
                }
            }
        }
    }

    /** How many tracks it keeps in mind. */
    int tracksRemembered() {
        return appearances.size();
    }

    /** The life of a frame. */
    private void look(Capture.Captured fetched) throws InterruptedException {
        Capture.Captured captured;
        List<Track> visible = new ArrayList<>();
        try (Turns.Turn turn = options.turns().take()) {
            captured = source.newest(fetched);
            frames++;
            noteDropped(captured);
            turn.looksAtFrame(captured.dropped());
            Frame frame = captured.frame();
            for (Track track : tracker.update(engine.detect(frame), captured.position(), turn.waited())) {
                visible.add(gather(frame, track));
            }
        }
        appearances.keySet().removeIf(track -> !tracker.alive(track));
        show(captured, visible);
    }

    private void show(Capture.Captured captured, List<Track> visible) throws InterruptedException {
        Instant time = captured.frame().time();
        options.proof().look(captured.frame());
        List<Sighting> sightings = new ArrayList<>();
        for (Track track : visible) {
            Appearance appearance = appearance(track);
            appearance
                    .suspectedFirst()
                    .ifPresent(attackScore -> listener.onEvent(
                            new AttendanceEvent.AttackSuspected(track.number(), time, attackScore, name)));
            boolean nameIsAnothers = visible.stream().anyMatch(other -> closer(other, track));
            if (!nameIsAnothers && appearance.confirmed(track)) {
                tell(appearance, track, time);
            }
            sightings.add(appearance.sighting(track, nameIsAnothers, options.names()));
        }
        listener.onScene(new Scene(captured.frame(), captured.position(), sightings));
    }

    private void noteDropped(Capture.Captured captured) {
        dropped += captured.dropped();
        if (dropped > 0 && captured.position().minus(droppedReported).compareTo(REPORT_DROPPED) >= 0) {
            droppedReported = captured.position();
            reportDropped();
        }
    }

    /** Takes a view of the face where another is wanted, and forms an opinion. */
    private Track gather(Frame frame, Track track) {
        Optional<AttackWatch> watch =
                options.watch().filter(wanted -> wanted.wanted().getAsBoolean());
        if (!track.wantsView(pause(track, watch.isPresent()))) {
            return track;
        }
        track.looked();
        Quality quality = engine.assessQuality(frame, track.face());
        if (!quality.acceptable() || !passes(engine.assessPresentation(frame, track.face()))) {
            return track;
        }
        Optional<AttackEvidence> attack = watch.map(one -> one.detection().apply(frame, track.face()));
        Embedding view = engine.extract(frame, track.face());
        Track current = recognition.samePerson(track.evidence(), view) ? track : tracker.replace(track);
        current.add(view, quality.overall());
        Appearance appearance = appearance(current);
        if (appearance.mayCompare(attack, watch)) {
            appearance.conclude(recognition.of(current.evidence()), current.seen());
        } else {
            appearance.withhold();
        }
        return current;
    }

    private Duration pause(Track track, boolean watched) {
        boolean known = appearance(track).subject().isPresent();
        return known ? WHILE_KNOWN : watched ? WHILE_WATCHED : WHILE_LOOKING;
    }

    private static boolean passes(Presentation presentation) {
        return switch (presentation) {
            case Presentation.NotAssessed _, Presentation.BonaFide _ -> true;
            case Presentation.AttackSuspected _ -> false;
        };
    }

    /** Whether another face in the picture is likelier to be the person that this one is taken for. */
    private boolean closer(Track other, Track track) {
        Appearance one = appearance(other);
        Appearance two = appearance(track);
        boolean sameName = one.subject().isPresent() && one.subject().equals(two.subject());
        int order = Double.compare(one.similarity(), two.similarity());
        return sameName && (order > 0 || (order == 0 && other.number() < track.number()));
    }

    /** Says who was identified, and enters that one in the register where one is kept. */
    private void tell(Appearance appearance, Track track, Instant time) {
        SubjectId subject = appearance.subject().orElseThrow();
        String called = options.names().of(subject);
        if (appearance.toldFirst()) {
            listener.onEvent(new AttendanceEvent.Identified(
                    track.number(), subject, called, time, appearance.similarity(), name));
        }
        if (options.checkIn().isPresent() && appearance.due(time)) {
            CheckIn checkIn = options.checkIn().get();
            Punch punch = checkIn.punch(subject, called, time, appearance.similarity(), name);
            if (!options.proof().wanted(punch)) {
                enter(checkIn, punch, appearance, track);
            }
        }
    }

    private void enter(CheckIn checkIn, Punch punch, Appearance appearance, Track track) {
        boolean first = appearance.askedFirst(punch.time().toInstant());
        switch (checkIn.enter(punch)) {
            case Register.Entry.Recorded recorded -> {
                appearance.recordedAt(track.seen());
                listener.onEvent(new AttendanceEvent.Recorded(recorded.punch()));
            }
            case Register.Entry.AlreadyRecorded already -> {
                if (first) {
                    listener.onEvent(new AttendanceEvent.AlreadyRecorded(punch, already.earlier()));
                }
            }
        }
    }

    private void reportDropped() {
        if (dropped > 0) {
            listener.onEvent(new AttendanceEvent.FramesDropped(name, dropped));
            dropped = 0;
        }
    }

    private Appearance appearance(Track track) {
        return appearances.computeIfAbsent(track, number -> new Appearance());
    }
}
