package dev.muster.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.camera.CameraOptions;
import dev.muster.camera.Capture;
import dev.muster.camera.FrameSource;
import dev.muster.camera.FrameSources;
import dev.muster.camera.SourceUnavailableException;
import dev.muster.embedding.Embedding;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.frame.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Attempts out of clips of real people, with the shipped limits; the prompts are those that a clip happens to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClipAttemptTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final FrameHasher HASHER = new FrameHasher(new byte[32]);
    private static final List<Prompt> PROMPTS = List.of(Prompt.BLINK, Prompt.TURN_RIGHT);
    private static final double THRESHOLD = 0.41;

    private final FaceEngine engine = FaceEngine.open(FaceOptions.defaults().withThreads(2));

    @AfterAll
    void close() {
        engine.close();
    }

    @Test
    void aRightAttemptPasses() throws Exception {
        List<Frame> frames = clip("expression-d12.mp4", 15);
        assertThat(judged(frames, frames, SeenFrames.NONE)).isInstanceOf(LivenessOutcome.Passed.class);
    }

    @Test
    void aRecordingOfItIsRefused() throws Exception {
        List<Frame> frames = clip("expression-d12.mp4", 15);
        List<FrameHash> kept =
                judged(frames, frames, SeenFrames.NONE).evidence().hashes();
        LivenessOutcome again = judged(frames, frames, () -> kept);
        assertThat(again).isInstanceOf(LivenessOutcome.Failed.class);
        assertThat(again.evidence().refusals()).containsExactly("frames repeat those of an earlier attempt");
    }

    @Test
    void anotherPersonIsRefused() throws Exception {
        LivenessOutcome outcome =
                judged(clip("expression-d12.mp4", 15), clip("expression-d18.mp4", 5), SeenFrames.NONE);
        assertThat(outcome).isInstanceOf(LivenessOutcome.Failed.class);
        assertThat(outcome.evidence().refusals()).containsExactly("the face is somebody else's");
    }

    @Test
    void twoPersonsSwappedHalfWayAreRefused() throws Exception {
        List<Frame> first = clip("expression-d14.mp4", 15).subList(0, 36);
        List<Frame> swapped = new ArrayList<>(first);
        for (Frame frame : clip("expression-d12.mp4", 15)) {
            swapped.add(frame.at(START.plusMillis(1000L * swapped.size() / 15)));
        }
        assertThat(judged(swapped, first, SeenFrames.NONE)).isInstanceOf(LivenessOutcome.Failed.class);
    }

    private LivenessOutcome judged(List<Frame> frames, List<Frame> enrolled, SeenFrames seen) {
        Frame photo = enrolled.getFirst();
        Embedding template = engine.extract(photo, engine.detect(photo).getFirst());
        LivenessChallenge challenge = new LivenessChallenge("x", PROMPTS, START.minusSeconds(1), START.plusSeconds(60));
        LivenessJudge judge = LivenessJudge.open(
                challenge,
                engine,
                new Reference(template::similarity, THRESHOLD),
                HASHER,
                seen,
                LivenessLimits.SHIPPED);
        frames.forEach(frame -> judge.look(frame, frame.time().plusMillis(30)));
        return judge.end().outcome().orElseThrow();
    }

    private static List<Frame> clip(String name, double framesPerSecond)
            throws SourceUnavailableException, InterruptedException {
        CameraOptions usual = CameraOptions.DEFAULT;
        CameraOptions options = new CameraOptions(
                OptionalDouble.of(framesPerSecond),
                Optional.of(START),
                usual.timeout(),
                usual.firstRetry(),
                usual.longestRetry(),
                usual.clock());
        List<Frame> frames = new ArrayList<>();
        try (FrameSource source =
                FrameSources.open(shared("samples/video/live/" + name).toString(), options)) {
            for (Capture next = source.next(); next instanceof Capture.Captured captured; next = source.next()) {
                frames.add(captured.frame());
            }
        }
        return frames;
    }

    private static Path shared(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/faces").resolve(path);
            if (Files.exists(file)) {
                return file;
            }
        }
        return Assumptions.abort("no shared/faces/" + path + " beside the project");
    }
}
