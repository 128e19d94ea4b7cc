package dev.muster.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class VideoFileTest {
    @TempDir
    private Path folder;

    @Test
    void deliversEveryFrameInOrder() throws Exception {
        Path clip = Clips.record(folder.resolve("clip.mp4"), 60, 30);
        try (FrameSource source = FrameSources.open(clip.toString(), CameraOptions.DEFAULT)) {
            assertThat(source.name()).isEqualTo("clip.mp4");
            assertThat(source.live()).isFalse();
            assertThat(source.expectedFrames()).isEqualTo(OptionalLong.of(60));
            assertThat(source.framesPerSecond()).isCloseTo(30, within(0.01));
            assertThat(numbers(Clips.all(source)))
                    .isEqualTo(IntStream.range(0, 60).boxed().toList());
            assertThat(source.next()).isInstanceOf(Capture.Ended.class);
        }
    }

    @Test
    void picksFramesByTheirTime() throws Exception {
        Path clip = Clips.record(folder.resolve("clip.mp4"), 60, 30);
        try (FrameSource source = FrameSources.open(clip.toString(), Clips.fps(10))) {
            assertThat(source.framesPerSecond()).isEqualTo(10);
            assertThat(source.expectedFrames()).isEqualTo(OptionalLong.of(20));
            assertThat(numbers(Clips.all(source)))
                    .isEqualTo(IntStream.range(0, 20).mapToObj(i -> i * 3).toList());
        }
    }

    @Test
    void keepsEveryFrameWhenMoreAreWantedThanThereAre() throws Exception {
        Path clip = Clips.record(folder.resolve("clip.mp4"), 20, 10);
        try (FrameSource source = FrameSources.open(clip.toString(), Clips.fps(60))) {
            assertThat(source.framesPerSecond()).isCloseTo(10, within(0.01));
            assertThat(Clips.all(source)).hasSize(20);
        }
    }

    @Test
    void stampsFramesWithTheClipsOwnTime() throws Exception {
        Path clip = Clips.record(folder.resolve("clip.mp4"), 20, 10);
        try (FrameSource source = FrameSources.open(clip.toString(), Clips.startingAt(Clips.NOON))) {
            List<Capture.Captured> frames = Clips.frames(Clips.all(source));
            for (int i = 0; i < frames.size(); i++) {
                Duration position = Duration.ofMillis(i * 100L);
                assertThat(frames.get(i).position()).isCloseTo(position, Duration.ofMillis(1));
                assertThat(frames.get(i).frame().time())
                        .isEqualTo(Clips.NOON.plus(frames.get(i).position()));
            }
        }
    }

    @Test
    void stampsFramesWithTheTimeOfProcessingOtherwise() throws Exception {
        Path clip = Clips.record(folder.resolve("clip.mp4"), 5, 10);
        CameraOptions usual = CameraOptions.DEFAULT;
        CameraOptions atNoon = new CameraOptions(
                OptionalDouble.empty(),
                Optional.empty(),
                usual.timeout(),
                usual.firstRetry(),
                usual.longestRetry(),
                Clock.fixed(Clips.NOON, ZoneOffset.UTC));
        try (FrameSource source = FrameSources.open(clip.toString(), atNoon)) {
            assertThat(Clips.frames(Clips.all(source)))
                    .allSatisfy(captured -> assertThat(captured.frame().time()).isEqualTo(Clips.NOON));
        }
    }

    @Test
    void endsAWaitingReaderWhenClosed() throws Exception {
        Path clip = Clips.record(folder.resolve("clip.mp4"), 60, 30);
        FrameSource source = FrameSources.open(clip.toString(), CameraOptions.DEFAULT);
        assertThat(source.next()).isInstanceOf(Capture.Captured.class);
        source.close();
        assertThat(source.next()).isInstanceOf(Capture.Ended.class);
        source.close();
    }

    @Test
    void playsManyFilesOneAfterAnother() throws Exception {
        Path clip = Clips.record(folder.resolve("clip.mp4"), 10, 30);
        for (int i = 0; i < 50; i++) {
            try (FrameSource source = FrameSources.open(clip.toString(), CameraOptions.DEFAULT)) {
                assertThat(Clips.numberOf(((Capture.Captured) source.next()).frame()))
                        .isZero();
            }
        }
    }

    @Test
    void readsARealClip() throws Exception {
        Path clip = Path.of("../../shared/faces/samples/video/hamilton.mp4");
        assumeTrue(Files.exists(clip), "the clip is not on this machine");
        try (FrameSource source = FrameSources.open(clip.toString(), CameraOptions.DEFAULT)) {
            assertThat(Clips.frames(Clips.all(source))).hasSize(275);
        }
    }

    private static List<Integer> numbers(List<Capture> captures) {
        return Clips.frames(captures).stream()
                .map(captured -> Clips.numberOf(captured.frame()))
                .toList();
    }
}
