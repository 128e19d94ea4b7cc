package dev.muster.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.camera.CameraOptions;
import dev.muster.camera.Capture;
import dev.muster.camera.FrameSource;
import dev.muster.camera.FrameSources;
import dev.muster.face.AttackEvidence;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passive detection by clip, with the shipped limits, over the real clips and photos beside the project. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealClipsTest {
    private static final double A_SECOND = 3;
    /** Two seconds. */
    private static final int WINDOW = 6;

    private static final double LIMIT = LivenessLimits.SHIPPED.passive();

    private final FaceEngine engine = FaceEngine.open(FaceOptions.defaults().withThreads(2));

    @AfterAll
    void close() {
        engine.close();
    }

    @Test
    void everyTwoSecondsOfEveryLiveClipPass() throws Exception {
        for (Path clip : liveClips()) {
            List<AttackEvidence> evidence = evidence(frames(clip));
            for (int from = 0; from + WINDOW <= evidence.size(); from++) {
                assertThat(attackScore(evidence.subList(from, from + WINDOW)))
                        .as("%s from frame %d", clip.getFileName(), from)
                        .isLessThan(LIMIT / 2);
            }
        }
    }

    @Test
    void everyLiveClipOfANoisyCameraPasses() throws Exception {
        for (Path clip : liveClips()) {
            List<Frame> frames = frames(clip);
            List<Frame> last = frames.subList(Math.max(0, frames.size() - WINDOW), frames.size());
            assertThat(attackScore(evidence(noisy(last))))
                    .as("%s", clip.getFileName())
                    .isLessThan(LIMIT);
        }
    }

    @Test
    void theLivePhotoPasses() throws Exception {
        assertThat(attackScore(evidence(frames(shared("samples/liveness/live-1.jpg")))))
                .isLessThan(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aPrintAndATelephoneAreTakenForAttacks(int number) throws Exception {
        List<Frame> photo = frames(shared("samples/liveness/attack-%d.jpg".formatted(number)));
        assertThat(attackScore(evidence(photo))).isGreaterThan(LIMIT);
        assertThat(attackScore(evidence(noisy(photo)))).isGreaterThan(LIMIT);
    }

    private static double attackScore(List<AttackEvidence> evidence) {
        PassiveDetection detection = new PassiveDetection(LivenessLimits.SHIPPED);
        evidence.forEach(detection::add);
        return detection.attackScore().orElseThrow();
    }

    /** Of the frames that show a face. */
    private List<AttackEvidence> evidence(List<Frame> frames) {
        List<AttackEvidence> evidence = new ArrayList<>();
        for (Frame frame : frames) {
            List<Face> near = engine.detectNear(frame);
            List<Face> faces = near.isEmpty() ? engine.detect(frame) : near;
            faces.stream().limit(1).forEach(face -> evidence.add(engine.attackEvidence(frame, face)));
        }
        return evidence;
    }

    /** As a cheap webcam sees it in the evening: noise of deviation 6 on every channel. */
    private static List<Frame> noisy(List<Frame> frames) {
        return frames.stream().map(RealClipsTest::noisy).toList();
    }

    private static Frame noisy(Frame frame) {
        Random random = new Random(frame.time().toEpochMilli());
        byte[] rgb = new byte[frame.pixels().remaining()];
        frame.pixels().get(rgb);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.clamp(Math.round((rgb[i] & 0xff) + 6 * random.nextGaussian()), 0, 255);
        }
        return Frame.of(frame.width(), frame.height(), rgb, frame.time());
    }

    private static List<Path> liveClips() throws IOException {
        List<Path> clips = new ArrayList<>();
        try (Stream<Path> files = Files.list(shared("samples/video/live"))) {
            files.sorted().forEach(clips::add);
        }
        clips.add(shared("samples/video/hamilton.mp4"));
        return clips;
    }

    private static List<Frame> frames(Path clip) throws Exception {
        CameraOptions usual = CameraOptions.DEFAULT;
        CameraOptions options = new CameraOptions(
                OptionalDouble.of(A_SECOND),
                Optional.empty(),
                usual.timeout(),
                usual.firstRetry(),
                usual.longestRetry(),
                usual.clock());
        List<Frame> frames = new ArrayList<>();
        try (FrameSource source = FrameSources.open(clip.toString(), options)) {
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
