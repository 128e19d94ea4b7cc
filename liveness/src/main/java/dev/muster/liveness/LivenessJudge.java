package dev.muster.liveness;

import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.frame.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Judges one attempt, frame by frame: are the prompts done in order and in time, by one live face, the right one, now?
 * For one thread at a time.
 *
 * <p>A frame's own time is when the client says it was taken. Frames are as the camera sees the person, not mirrored.
 */
public final class LivenessJudge {
    private final LivenessChallenge challenge;
    private final FaceWatcher watcher;
    private final FrameHasher hasher;
    private final SeenFrames seen;
    private final LivenessLimits limits;

    private final CaptureTimes times;
    private final Presence presence;
    private final PromptSequence sequence;
    private final PassiveDetection passive;
    private final Freshness freshness;
    private final Sameness sameness;

    private final Set<FailureReason> reasons = EnumSet.noneOf(FailureReason.class);
    private final List<String> refusals = new ArrayList<>();
    private final Pace looks;
    private final Pace passiveLooks;
    private final Pace embeddings;
    private int frames;
    private Optional<LivenessOutcome> outcome = Optional.empty();

    LivenessJudge(
            LivenessChallenge challenge,
            FaceWatcher watcher,
            Reference reference,
            FrameHasher hasher,
            SeenFrames seen,
            LivenessLimits limits) {
        this.challenge = challenge;
        this.watcher = watcher;
        this.hasher = hasher;
        this.seen = seen;
        this.limits = limits;
        this.times = new CaptureTimes(limits.clockDrift());
        this.presence = new Presence(limits.lostFor());
        this.sequence = new PromptSequence(challenge.prompts(), limits.promptTime());
        this.passive = new PassiveDetection(limits);
        this.freshness = new Freshness(limits);
        this.sameness = new Sameness(reference, limits.sameFace());
        this.looks = new Pace(limits.between());
        this.passiveLooks = new Pace(limits.betweenPassive());
        this.embeddings = new Pace(limits.betweenEmbeddings());
    }

    /**
     * A judge of one attempt at a challenge.
     *
     * @param engine any number of judges may share it; its embeddings are those that the reference knows
     * @param hasher with the key under which earlier hashes were kept
     * @param seen frames of earlier attempts
     */
    public static LivenessJudge open(
            LivenessChallenge challenge,
            FaceEngine engine,
            Reference reference,
            FrameHasher hasher,
            SeenFrames seen,
            LivenessLimits limits) {
        return new LivenessJudge(challenge, FaceWatcher.of(engine), reference, hasher, seen, limits);
    }

    /**
     * Looks at the next frame, or passes over it where frames come faster than they are needed; once there is an
     * outcome, nothing is looked at any more.
     *
     * @param received when the frame arrived, by the judge's own clock
     */
    public LivenessProgress look(Frame frame, Instant received) {
        if (outcome.isEmpty()) {
            judge(frame, received);
        }
        return progress();
    }

    /** Ends an attempt whose client went away or whose challenge ran out. */
    public LivenessProgress end() {
        if (outcome.isEmpty()) {
            refuse(FailureReason.TOO_SLOW, "the attempt ended before all was done");
            conclude();
        }
        return progress();
    }

    /**
     * Ends an attempt because of what its caller saw before any frame could be looked at.
     *
     * @param what for the audit
     */
    public LivenessProgress refuse(String what) {
        if (outcome.isEmpty()) {
            refuse(FailureReason.NOT_ACCEPTED, what);
            conclude();
        }
        return progress();
    }

    private void judge(Frame frame, Instant received) {
        if (received.isBefore(challenge.issued()) || challenge.expired(received)) {
            refuse(FailureReason.TOO_SLOW, "a frame came outside the challenge's life");
        }
        times.add(frame.time(), received).ifPresent(what -> refuse(FailureReason.NOT_ACCEPTED, what));
        if (refusals.isEmpty() && looks.due(frame.time(), received)) {
            frames++;
            presence.see(frame, watcher.faces(frame)).ifPresent(face -> look(frame, face));
            checkPresence(frame.time());
        }
        if (!refusals.isEmpty() || complete()) {
            conclude();
        }
    }

    private void look(Frame frame, Face face) {
        Gesture gesture = Gesture.of(watcher.observe(frame, face), frame.time());
        freshness.add(hasher.hash(frame, face.landmarks()));
        if (!presence.good() || (sequence.rest().isEmpty() && !presence.roomToBegin())) {
            return;
        }
        sequence.add(gesture);
        boolean frontal = sequence.rest().map(rest -> rest.returned(gesture)).orElse(true);
        if (passiveLooks.due(frame.time())) {
            passive.add(watcher.attackEvidence(frame, face));
        }
        if (frontal && embeddings.due(frame.time())) {
            sameness.add(watcher.extract(frame, face)).ifPresent(what -> refuse(FailureReason.NOT_ACCEPTED, what));
        }
    }

    private void checkPresence(Instant now) {
        if (presence.lost(now)) {
            refuse(FailureReason.FACE_LOST, "the face was away for too long");
        }
        if (presence.crowdedTooLong()) {
            refuse(FailureReason.SEVERAL_FACES, "several faces for too long");
        }
        if (presence.jumpedTooOften()) {
            refuse(FailureReason.NOT_ACCEPTED, "the face jumps from place to place");
        }
        if (sequence.late(now)) {
            refuse(FailureReason.TOO_SLOW, "prompt %d was not done in time".formatted(sequence.done() + 1));
        }
        if (sequence.tooOftenWrong()) {
            refuse(FailureReason.PROMPTS_NOT_FOLLOWED, "the head turned to the wrong side more than once");
        }
    }

    private boolean complete() {
        return sequence.finished() && passive.frames() >= limits.passiveFrames() && sameness.enough();
    }

    private void conclude() {
        Map<String, Double> figures = new TreeMap<>();
        passive.attackScore().ifPresent(score -> figures.put("attack score", score));
        sequence.flatness().ifPresent(residual -> figures.put("flatness", residual));
        if (refusals.isEmpty()) {
            checkAll(figures);
        }
        LivenessEvidence evidence = new LivenessEvidence(frames, refusals, times.risks(), figures, freshness.hashes());
        outcome = Optional.of(
                refusals.isEmpty()
                        ? new LivenessOutcome.Passed(sameness.mean(), evidence)
                        : new LivenessOutcome.Failed(reasons, evidence));
    }

    /** The checks that rest on the whole attempt; attack detection comes before comparison. */
    private void checkAll(Map<String, Double> figures) {
        if (passive.attackSuspected()) {
            refuse(FailureReason.NOT_ACCEPTED, "attack detection suspects an attack");
        }
        if (sequence.flatness().map(residual -> residual < limits.flat()).orElse(true)) {
            refuse(FailureReason.NOT_ACCEPTED, "the turned head is as flat as a picture");
        }
        Freshness.Repeats repeats = freshness.repeats(seen.earlier());
        figures.put("repeated within", repeats.within());
        figures.put("repeated from earlier", repeats.fromEarlier());
        repeats.refusal(limits).ifPresent(what -> refuse(FailureReason.NOT_ACCEPTED, what));
        if (refusals.isEmpty()) {
            figures.put("similarity", sameness.similarity());
            sameness.refusal().ifPresent(what -> refuse(FailureReason.NOT_ACCEPTED, what));
        }
    }

    private void refuse(FailureReason reason, String what) {
        reasons.add(reason);
        refusals.add(what);
    }

    private LivenessProgress progress() {
        List<Hint> hints = new ArrayList<>(presence.hints());
        if (hints.isEmpty() && sequence.prompt().isEmpty()) {
            hints.add(sequence.finished() ? Hint.HOLD_STILL : Hint.LOOK_STRAIGHT);
        }
        return new LivenessProgress(
                sequence.prompt(), sequence.done(), challenge.prompts().size(), hints, outcome);
    }
}
