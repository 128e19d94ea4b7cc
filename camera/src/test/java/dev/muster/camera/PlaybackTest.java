package dev.muster.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.MjpegServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class PlaybackTest {
    @TempDir
    private Path folder;

    @Test
    void playsAVideoAtItsOwnSpeedWithTheTimeOfPlaying() throws Exception {
        Instant begin = Instant.now();
        try (FrameSource source = camera(Clips.record(folder.resolve("clip.mp4"), 20, 20), false)) {
            assertThat(source.live()).isTrue();
            assertThat(source.expectedFrames()).isEmpty();
            assertThat(source.name()).isEqualTo("clip.mp4");
            List<Capture.Captured> frames = Clips.frames(Clips.all(source));
            assertThat(numbers(frames)).startsWith(0).endsWith(19).isSorted();
            assertThat(frames.getLast().position()).isGreaterThan(Duration.ofMillis(900));
            assertThat(frames.getFirst().frame().time()).isAfter(begin);
            assertThat(source.next()).isEqualTo(new Capture.Ended());
        }
    }

    @Test
    void leavesOutWhatNobodyFetchedInTime() throws Exception {
        try (FrameSource source = camera(Clips.record(folder.resolve("clip.mp4"), 40, 20), false)) {
            source.next();
            Thread.sleep(600);
            Capture.Captured late = (Capture.Captured) source.next();
            assertThat(late.dropped()).isGreaterThanOrEqualTo(8);
            assertThat(Clips.numberOf(late.frame())).isEqualTo((int) late.dropped() + 1);
        }
    }

    @Test
    void goesOnWhereItWasForWhoComesBackMuchLater() throws Exception {
        try (FrameSource source = camera(Clips.record(folder.resolve("clip.mp4"), 60, 50), false)) {
            source.next();
            Thread.sleep(1500);
            assertThat(((Capture.Captured) source.next()).dropped()).isEqualTo(50);
            assertThat(Clips.all(source)).hasSizeBetween(1, 8);
        }
    }

    @Test
    void beginsAgainAtTheEndWhereThatIsWished() throws Exception {
        try (FrameSource source = camera(Clips.record(folder.resolve("clip.mp4"), 10, 25), true)) {
            List<Capture.Captured> frames = new ArrayList<>();
            while (frames.size() < 24) {
                frames.add((Capture.Captured) source.next());
            }
            assertThat(numbers(frames).stream().filter(number -> number == 0).count())
                    .isGreaterThanOrEqualTo(2);
            assertThat(frames).extracting(Capture.Captured::position).isSorted();
            assertThat(frames.getLast().position()).isGreaterThan(Duration.ofMillis(800));
        }
    }

    @Test
    void isLostWhenTheFileIsGoneAndComesBackByItself() throws Exception {
        Path clip = Clips.record(folder.resolve("clip.mp4"), 5, 25);
        Path away = folder.resolve("away.mp4");
        try (FrameSource source =
                FrameSources.openAsCamera(clip.toString(), Clips.hasty(Duration.ofSeconds(5)), true)) {
            Files.move(clip, away);
            Capture next = source.next();
            while (next instanceof Capture.Captured) {
                next = source.next();
            }
            assertThat(next).isInstanceOf(Capture.Lost.class);
            assertThat(source.next()).isInstanceOf(Capture.Lost.class);
            Files.move(away, clip);
            assertThat(source.next()).isInstanceOf(Capture.Restored.class);
            assertThat(source.next()).isInstanceOf(Capture.Captured.class);
        }
    }

    @Test
    void doesNotSpinOverAFolderWithoutOnePicture() throws Exception {
        Files.writeString(folder.resolve("a.jpg"), "no picture");
        try (FrameSource source =
                FrameSources.openAsCamera(folder.toString(), Clips.hasty(Duration.ofSeconds(5)), true)) {
            long begin = System.nanoTime();
            IntStream.range(0, 4).forEach(_ -> assertThat(take(source)).isInstanceOf(Capture.Unreadable.class));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(140));
        }
    }

    @Test
    void endsAWaitingReaderWhenClosed() throws Exception {
        FrameSource source = camera(Clips.record(folder.resolve("clip.mp4"), 4, 1), true);
        source.next();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(100);
                source.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(source.next()).isEqualTo(new Capture.Ended());
    }

    @Test
    void leavesALiveSourceAsItIs() throws Exception {
        try (MjpegServer server = MjpegServer.start(number -> Clips.numbered(number % 256), 20);
                FrameSource source = FrameSources.openAsCamera(server.url(), CameraOptions.DEFAULT, true)) {
            assertThat(source).isInstanceOf(LiveSource.class);
        }
    }

    private static FrameSource camera(Path clip, boolean repeat) throws SourceUnavailableException {
        return FrameSources.openAsCamera(clip.toString(), CameraOptions.DEFAULT, repeat);
    }

    private static Capture take(FrameSource source) {
        try {
            return source.next();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Integer> numbers(List<Capture.Captured> frames) {
        return frames.stream().map(captured -> Clips.numberOf(captured.frame())).toList();
    }
}
