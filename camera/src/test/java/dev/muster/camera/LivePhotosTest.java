package dev.muster.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.camera.Capture.Captured;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LivePhotosTest {
    private static final Clock CLOCK = Clock.fixed(Clips.NOON, ZoneOffset.UTC);

    @Test
    void playsAtTheSpeedOfTheClock() throws InterruptedException {
        try (LivePhotos source = source(20, plain(Color.RED))) {
            long begin = System.nanoTime();
            Captured first = (Captured) source.next();
            Captured last = first;
            for (int i = 1; i < 10; i++) {
                last = (Captured) source.next();
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(taken).isGreaterThan(Duration.ofMillis(400));
            assertThat(last.position()).isGreaterThanOrEqualTo(Duration.ofMillis(450));
            assertThat(first.frame().width()).isEqualTo(320);
            assertThat(first.frame().height()).isEqualTo(180);
            assertThat(first.frame().time()).isEqualTo(Clips.NOON);
            assertThat(source.live()).isTrue();
            assertThat(source.expectedFrames()).isEmpty();
        }
    }

    @Test
    void leavesOutThePicturesWhoseTimePassed() throws InterruptedException {
        try (LivePhotos source = source(20, plain(Color.RED))) {
            Captured before = (Captured) source.next();
            Thread.sleep(500);
            Captured after = (Captured) source.next();
            assertThat(after.dropped()).isGreaterThanOrEqualTo(8);
            assertThat(after.position().minus(before.position()))
                    .isEqualTo(Duration.ofMillis(50).multipliedBy(after.dropped() + 1));
        }
    }

    @Test
    void whoHadToWaitSinceFetchingAFrameGetsTheNewest() throws InterruptedException {
        try (LivePhotos source = source(20, plain(Color.RED))) {
            Captured fetched = (Captured) source.next();
            assertThat(source.newest(fetched)).isSameAs(fetched);
            Thread.sleep(300);
            Captured newest = source.newest(fetched);
            assertThat(newest.position().minus(fetched.position()))
                    .isEqualTo(Duration.ofMillis(50).multipliedBy(newest.dropped() - fetched.dropped()));
            assertThat(newest.dropped()).isGreaterThanOrEqualTo(4);
            assertThat(((Captured) source.next()).position()).isGreaterThan(newest.position());
        }
    }

    @Test
    void beginsAgainWithTheFirstPhotoAndFadesIntoIt() {
        PhotoFilm film = new PhotoFilm(List.of(plain(Color.RED), plain(Color.BLUE)), 32, 18);
        assertThat(red(film, 0)).isEqualTo(255);
        assertThat(red(film, 2.4)).isBetween(1, 254);
        assertThat(red(film, 4)).isZero();
        assertThat(red(film, 4.9)).isBetween(1, 254);
        assertThat(red(film, 5)).isEqualTo(255);
        assertThat(red(film, 1_000_002)).isEqualTo(255);
        assertThat(red(film, 1_000_004)).isZero();
    }

    @Test
    void endsOnceClosedAlsoWhileSomebodyWaits() throws InterruptedException {
        LivePhotos source = source(0.1, plain(Color.RED));
        assertThat(source.next()).isInstanceOf(Captured.class);
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(100);
                source.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(source.next()).isEqualTo(new Capture.Ended());
        assertThat(source.next()).isEqualTo(new Capture.Ended());
    }

    @Test
    void refusesNoPhotosAndNoSpeed() {
        assertThatIllegalArgumentException().isThrownBy(() -> source(8));
        assertThatIllegalArgumentException().isThrownBy(() -> source(0, plain(Color.RED)));
    }

    private static int red(PhotoFilm film, double seconds) {
        return film.at(seconds, true, Clips.NOON).pixels().get(0) & 0xff;
    }

    private static LivePhotos source(double framesPerSecond, BufferedImage... photos) {
        return new LivePhotos("demo camera", List.of(photos), 320, 180, framesPerSecond, CLOCK);
    }

    private static BufferedImage plain(Color colour) {
        BufferedImage image = new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(colour);
        g.fillRect(0, 0, 64, 36);
        g.dispose();
        return image;
    }
}
