package dev.muster.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PushedFramesTest {
    private final PushedFrames source = new PushedFrames("Ada's browser", 5);

    @Test
    void theNewestFrameTakesThePlaceOfOneThatNobodyFetched() throws InterruptedException {
        for (int i = 1; i <= 3; i++) {
            assertThat(source.push(Clips.numbered(i))).isTrue();
        }
        Capture.Captured newest = (Capture.Captured) source.next();
        assertThat(Clips.numberOf(newest.frame())).isEqualTo(3);
        assertThat(newest.frame().time()).isEqualTo(Clips.NOON);
        assertThat(newest.dropped()).isEqualTo(2);

        source.push(Clips.numbered(4));
        Capture.Captured next = (Capture.Captured) source.next();
        assertThat(next.dropped()).isZero();
        assertThat(next.position()).isGreaterThanOrEqualTo(newest.position());
        assertThat(source.dropped()).isEqualTo(2);
    }

    @Test
    void whoHadToWaitSinceFetchingAFrameGetsTheNewest() throws InterruptedException {
        source.push(Clips.numbered(1));
        Capture.Captured fetched = (Capture.Captured) source.next();
        assertThat(source.newest(fetched)).isSameAs(fetched);
        source.push(Clips.numbered(2));
        source.push(Clips.numbered(3));
        Capture.Captured newest = source.newest(fetched);
        assertThat(Clips.numberOf(newest.frame())).isEqualTo(3);
        assertThat(newest.dropped()).isEqualTo(2);
        assertThat(source.dropped()).isEqualTo(2);
    }

    @Test
    void aReaderWaitsForTheNextFrame() throws Exception {
        CompletableFuture<Capture> read = read();
        assertThat(read).isNotDone();
        source.push(Clips.numbered(7));
        Capture.Captured captured = (Capture.Captured) read.get(5, TimeUnit.SECONDS);
        assertThat(Clips.numberOf(captured.frame())).isEqualTo(7);
        assertThat(captured.position()).isGreaterThan(Duration.ZERO);
    }

    @Test
    void closingEndsAWaitingReaderAndRefusesFrames() throws Exception {
        CompletableFuture<Capture> read = read();
        source.close();
        assertThat(read.get(5, TimeUnit.SECONDS)).isEqualTo(new Capture.Ended());
        assertThat(source.push(Clips.numbered(1))).isFalse();
        assertThat(source.next()).isEqualTo(new Capture.Ended());
        assertThat(source.live()).isTrue();
    }

    @Test
    void manyPushersLoseNoCount() throws InterruptedException {
        Thread[] pushers = new Thread[4];
        for (int i = 0; i < pushers.length; i++) {
            pushers[i] = Thread.ofPlatform().start(() -> {
                for (int n = 0; n < 500; n++) {
                    source.push(Clips.numbered(n % 256));
                }
            });
        }
        long seen = 0;
        Duration before = Duration.ZERO;
        while (seen + source.dropped() < 2000) {
            Capture.Captured captured = (Capture.Captured) source.next();
            assertThat(captured.position()).isGreaterThanOrEqualTo(before);
            before = captured.position();
            seen++;
        }
        for (Thread pusher : pushers) {
            pusher.join();
        }
        assertThat(seen + source.dropped()).isEqualTo(2000);
    }

    @Test
    void refusesARateOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PushedFrames("x", 0));
    }

    private CompletableFuture<Capture> read() {
        CompletableFuture<Capture> read = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                read.complete(source.next());
            } catch (InterruptedException e) {
                read.completeExceptionally(e);
            }
        });
        return read;
    }
}
