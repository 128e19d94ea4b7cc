package dev.muster.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.testkit.MjpegServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LiveStreamTest {
    private MjpegServer camera;

    @BeforeEach
    void start() throws Exception {
        camera = MjpegServer.start(number -> Clips.numbered(number % 256), 50);
    }

    @AfterEach
    void stop() {
        camera.close();
    }

    @Test
    void showsThePresent() throws Exception {
        try (FrameSource source = FrameSources.open(camera.url(), Clips.hasty(Duration.ofSeconds(5)))) {
            assertThat(source.live()).isTrue();
            assertThat(source.expectedFrames()).isEmpty();
            assertThat(source.name()).isEqualTo("127.0.0.1:" + camera.port() + "/video.mjpg");
            int last = -1;
            for (int i = 0; i < 20; i++) {
                int number = Clips.numberOf(captured(source).frame());
                assertThat(number).isGreaterThan(last);
                last = number;
            }
        }
    }

    @Test
    void dropsStaleFramesRatherThanLag() throws Exception {
        try (FrameSource source = FrameSources.open(camera.url(), Clips.hasty(Duration.ofSeconds(5)))) {
            Capture.Captured first = captured(source);
            TimeUnit.MILLISECONDS.sleep(1000);
            int servedByNow = camera.served();
            Capture.Captured next = captured(source);
            assertThat(Clips.numberOf(next.frame())).isGreaterThan(servedByNow - 15);
            assertThat(next.dropped()).isGreaterThan(10);
            assertThat(Clips.numberOf(next.frame()))
                    .isEqualTo(Clips.numberOf(first.frame()) + (int) next.dropped() + 1);
            assertThat(next.position()).isGreaterThan(first.position());
        }
    }

    @Test
    void reportsADroppedConnectionAndComesBack() throws Exception {
        try (FrameSource source = FrameSources.open(camera.url(), Clips.hasty(Duration.ofSeconds(5)))) {
            captured(source);
            camera.drop();
            List<Capture.Lost> losses = new ArrayList<>();
            while (losses.size() < 4) {
                if (source.next() instanceof Capture.Lost lost) {
                    losses.add(lost);
                }
            }
            assertThat(losses)
                    .extracting(Capture.Lost::retryIn)
                    .containsExactly(
                            Duration.ofMillis(50),
                            Duration.ofMillis(100),
                            Duration.ofMillis(200),
                            Duration.ofMillis(200));
            camera.serve();
            assertThat(untilRestored(source).away()).isGreaterThan(Duration.ofMillis(350));
            captured(source);
        }
    }

    @Test
    void countsASilentServerAsLost() throws Exception {
        try (FrameSource source = FrameSources.open(camera.url(), Clips.hasty(Duration.ofMillis(400)))) {
            captured(source);
            camera.fallSilent();
            Capture next = source.next();
            while (next instanceof Capture.Captured) {
                next = source.next();
            }
            assertThat(next).isInstanceOf(Capture.Lost.class);
            assertThat(((Capture.Lost) next).reason()).contains("nothing came for 0.4 s");
            camera.serve();
            assertThat(untilRestored(source).away()).isGreaterThan(Duration.ofMillis(400));
            captured(source);
        }
    }

    @Test
    void closingEndsAWaitingReaderAtOnce() throws Exception {
        FrameSource source = FrameSources.open(camera.url(), Clips.hasty(Duration.ofSeconds(30)));
        camera.fallSilent();
        CompletableFuture<Long> ended = CompletableFuture.supplyAsync(() -> {
            try {
                while (!(source.next() instanceof Capture.Ended)) {}
                return System.nanoTime();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(ended).isNotDone();
        long closing = System.nanoTime();
        source.close();
        assertThat(Duration.ofNanos(ended.get(5, TimeUnit.SECONDS) - closing)).isLessThan(Duration.ofSeconds(1));
        assertThat(source.next()).isInstanceOf(Capture.Ended.class);
    }

    @Test
    void refusesAServerThatIsNotThereOrSilentOrNoCamera() {
        String silent = camera.url();
        camera.fallSilent();
        assertThatThrownBy(() -> FrameSources.open(silent, Clips.hasty(Duration.ofMillis(300))))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("nothing came for 0.3 s");
        camera.drop();
        assertThatThrownBy(() -> FrameSources.open(silent, Clips.hasty(Duration.ofSeconds(5))))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("cannot be opened");
        camera.close();
        assertThatThrownBy(() -> FrameSources.open(silent, Clips.hasty(Duration.ofSeconds(5))))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("Connection refused");
    }

    @Test
    void neverShowsCredentials() throws Exception {
        String secret = camera.url().replace("http://", "http://anna:s3cr3t@") + "?token=t0k3n";
        try (FrameSource source = FrameSources.open(secret, Clips.hasty(Duration.ofSeconds(5)))) {
            assertThat(source.name()).isEqualTo("127.0.0.1:" + camera.port() + "/video.mjpg");
            assertThat(source.toString()).doesNotContain("s3cr3t").doesNotContain("t0k3n");
            camera.drop();
            Capture next = source.next();
            while (!(next instanceof Capture.Lost)) {
                next = source.next();
            }
            assertThat(next.toString()).doesNotContain("s3cr3t").doesNotContain("t0k3n");
        }
        assertThatThrownBy(() -> FrameSources.open(secret, Clips.hasty(Duration.ofSeconds(5))))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageNotContainingAny("s3cr3t", "t0k3n", "anna");
    }

    private static Capture.Captured captured(FrameSource source) throws InterruptedException {
        Capture next = source.next();
        while (!(next instanceof Capture.Captured)) {
            assertThat(next).isNotInstanceOf(Capture.Ended.class);
            next = source.next();
        }
        return (Capture.Captured) next;
    }

    private static Capture.Restored untilRestored(FrameSource source) throws InterruptedException {
        Capture next = source.next();
        while (!(next instanceof Capture.Restored)) {
            assertThat(next).isNotInstanceOf(Capture.Ended.class);
            next = source.next();
        }
        return (Capture.Restored) next;
    }
}
