package dev.muster.bench;

import dev.muster.face.FaceEngine;
import dev.muster.frame.Frame;
import dev.muster.liveness.FrameHasher;
import dev.muster.liveness.LivenessChallenge;
import dev.muster.liveness.LivenessJudge;
import dev.muster.liveness.LivenessLimits;
import dev.muster.liveness.Prompt;
import dev.muster.liveness.Reference;
import dev.muster.liveness.SeenFrames;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** One attempt, whose prompts are never done, so that every frame of the clip is judged. */
final class LiveAttempt implements Consumer<Frame> {
    private static final List<Prompt> PROMPTS = List.of(Prompt.COME_CLOSER, Prompt.TURN_LEFT);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final FrameHasher HASHER = new FrameHasher(new byte[32]);

    private final LivenessJudge judge;

    private LiveAttempt(FaceEngine engine, LivenessLimits limits) {
        judge = LivenessJudge.open(
                new LivenessChallenge("bench", PROMPTS, LiveFrames.START.minusSeconds(1), LiveFrames.START.plus(LONG)),
                engine,
                new Reference(probe -> 1, 0),
                HASHER,
                SeenFrames.NONE,
                limits);
    }

    /** At the shipped pace. */
    static LiveAttempt asShipped(FaceEngine engine) {
        LivenessLimits shipped = LivenessLimits.SHIPPED;
        return new LiveAttempt(engine, paced(shipped.between(), shipped.betweenPassive(), shipped.betweenEmbeddings()));
    }

    /** With every step in every frame. */
    static LiveAttempt everyFrame(FaceEngine engine) {
        return new LiveAttempt(engine, paced(Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    private static LivenessLimits paced(Duration between, Duration betweenPassive, Duration betweenEmbeddings) {
        LivenessLimits shipped = LivenessLimits.SHIPPED;
        return new LivenessLimits(
                shipped.leastPrompts(),
                shipped.mostPrompts(),
                LONG,
                LONG,
                shipped.lostFor(),
                between,
                betweenPassive,
                betweenEmbeddings,
                shipped.passiveFrames(),
                shipped.passive(),
                shipped.grid(),
                shipped.flat(),
                shipped.twin(),
                shipped.moved(),
                shipped.twinShare(),
                shipped.sameFace(),
                shipped.clockDrift());
    }

    @Override
    public void accept(Frame frame) {
        judge.look(frame, frame.time()).outcome().ifPresent(outcome -> {
            throw new IllegalStateException(
                    "the attempt ended early: " + outcome.evidence().refusals());
        });
    }
}
