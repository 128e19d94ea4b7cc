package dev.muster.camera;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class FrameSourcesTest {
    private static final CameraOptions OPTIONS = Clips.hasty(Duration.ofSeconds(5));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            camera:77             | camera:77 was not found: expected a camera at /dev/video77
            /dev/video77          | expected a camera at /dev/video77
            camera:front          | camera:front is no camera: expected camera:0 for the first one
            ftp://a:b@host/x      | ftp:// addresses cannot be read: expected http, https, rtsp or rtsps
            file:///etc/passwd    | file:// addresses cannot be read
            concat://a            | concat:// addresses cannot be read
            http://               | the address names no host
            http:///video         | the address names no host
            rtsp://a:b@           | the address names no host
            /no/such/clip.mp4     | /no/such/clip.mp4 does not exist: expected a video file, a folder of images, camera:0
            /dev/null             | /dev/null is not a file
            """)
    void saysWhatIsMissing(String source, String message) {
        assertThatThrownBy(() -> FrameSources.open(source, OPTIONS))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("a:b");
    }

    @Test
    void refusesANameThatIsNone() {
        assertThatThrownBy(() -> FrameSources.open(" ", OPTIONS)).hasMessageStartingWith("'' does not exist: expected");
        assertThatThrownBy(() -> FrameSources.open("a\0b", OPTIONS)).isInstanceOf(SourceUnavailableException.class);
    }

    @Test
    void refusesFilesThatAreNoVideo() throws Exception {
        assertThatThrownBy(() -> open("empty.mp4", new byte[0])).hasMessageContaining("is empty");
        assertThatThrownBy(() ->
                        open("text.txt", "FFmpeg would play this.\n".repeat(100).getBytes(UTF_8)))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("cannot be played: it does not hold a video that can be read");
        assertThatThrownBy(() -> open("list.m3u8", "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n".getBytes(UTF_8)))
                .isInstanceOf(SourceUnavailableException.class);
        assertThatThrownBy(() -> open("list.mp4", "ffconcat version 1.0\nfile /etc/passwd\n".getBytes(UTF_8)))
                .isInstanceOf(SourceUnavailableException.class);
        assertThatThrownBy(() -> FrameSources.open(
                        Files.createDirectory(folder.resolve("none")).toString(), OPTIONS))
                .hasMessageContaining("is empty: expected a folder of images");
    }

    @Test
    void refusesAClipWithoutItsIndex() throws Exception {
        byte[] clip = Files.readAllBytes(Clips.record(folder.resolve("clip.mp4"), 30, 30));
        assertThatThrownBy(() -> open("half.mp4", Arrays.copyOf(clip, clip.length / 2)))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("half.mp4 cannot be played");
    }

    @Test
    void playsDamagedClipsAsFarAsTheyGoAndStaysSilent() throws Exception {
        byte[] clip = Files.readAllBytes(Clips.record(folder.resolve("clip.mp4"), 30, 30));
        Random random = new Random(7);
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, UTF_8));
        try {
            for (int round = 0; round < 100; round++) {
                byte[] damaged = clip.clone();
                for (int i = 0; i < 20; i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                try (FrameSource source = open("damaged.mp4", damaged)) {
                    assertThat(Clips.all(source)).hasSizeLessThan(200);
                } catch (SourceUnavailableException e) {
                    assertThat(e).hasMessageContaining("damaged.mp4");
                }
            }
        } finally {
            System.setErr(err);
        }
        assertThat(printed.toString(UTF_8)).isEmpty();
    }

    @Test
    void thinsByTimeEvenWhenTheRateVaries() {
        Thinning thinning = new Thinning(java.util.OptionalDouble.of(10));
        int[] millis = {0, 40, 80, 120, 160, 200, 950, 960, 1000, 1010, 1100};
        assertThat(Arrays.stream(millis).filter(m -> thinning.takes(Duration.ofMillis(m))))
                .containsExactly(0, 120, 200, 950, 1000, 1100);
    }

    private FrameSource open(String name, byte[] content) throws Exception {
        return FrameSources.open(Files.write(folder.resolve(name), content).toString(), OPTIONS);
    }
}
