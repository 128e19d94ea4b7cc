package dev.muster.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.frame.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Photos before the camera, with the real networks; the passive limit is open, so that the prompts stand alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhotoAttackTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final int FRAMES = 110;
    private static final List<Prompt> PROMPTS = List.of(Prompt.COME_CLOSER, Prompt.TURN_LEFT, Prompt.BLINK);
    private static final FrameHasher HASHER = new FrameHasher(new byte[32]);

    private final FaceEngine engine = FaceEngine.open(FaceOptions.defaults().withThreads(2));
    private final Photo photo = new Photo();

    @AfterAll
    void close() {
        engine.close();
    }

    @Test
    void aStillPhotoIsRefused() {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            frames.add(photo.held(time(i), 0, 0, 0, 1));
        }
        assertRefused(frames);
    }

    @Test
    void aPhotoThatAHandMovesIsRefused() {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            frames.add(photo.swayed(time(i), i / 8.0));
        }
        assertRefused(frames);
    }

    @Test
    void aLoopOfAMovedPhotoIsRefused() {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            frames.add(photo.swayed(time(i), i % 20 / 8.0));
        }
        assertRefused(frames);
    }

    private static Instant time(int frame) {
        return START.plusMillis(125L * frame);
    }

    private void assertRefused(List<Frame> frames) {
        LivenessChallenge challenge = new LivenessChallenge("x", PROMPTS, START.minusSeconds(1), START.plusSeconds(60));
        LivenessJudge judge = LivenessJudge.open(
                challenge,
                engine,
                new Reference(probe -> 1, 0.4),
                HASHER,
                SeenFrames.NONE,
                LivenessLimits.SHIPPED.withPassiveLimitOpen());
        frames.forEach(frame -> judge.look(frame, frame.time().plusMillis(30)));
        assertThat(judge.end().outcome().orElseThrow()).isInstanceOf(LivenessOutcome.Failed.class);
    }
}
