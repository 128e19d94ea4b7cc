package dev.muster.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderTest {
    @TempDir
    private Path folder;

    @Test
    void showsOneFrameForEachImageInTheOrderAPersonExpects() throws Exception {
        image("img10.png", 10);
        image("img2.png", 2);
        image("img1.png", 1);
        Files.writeString(folder.resolve(".hidden"), "no image");
        try (FrameSource source = FrameSources.open(folder.toString(), Clips.startingAt(Clips.NOON))) {
            assertThat(source.name()).isEqualTo(folder.getFileName().toString());
            assertThat(source.expectedFrames()).isEqualTo(OptionalLong.of(3));
            List<Capture.Captured> frames = Clips.frames(Clips.all(source));
            assertThat(frames).extracting(c -> Clips.numberOf(c.frame())).containsExactly(1, 2, 10);
            assertThat(frames).extracting(Capture.Captured::position).last().isEqualTo(Duration.ofSeconds(2));
            assertThat(frames.getLast().frame().time()).isEqualTo(Clips.NOON.plusSeconds(2));
            assertThat(source.next()).isInstanceOf(Capture.Ended.class);
        }
    }

    @Test
    void namesWhatIsNoImageAndGoesOn() throws Exception {
        image("a.png", 1);
        Files.writeString(folder.resolve("b.jpg"), "not really");
        image("c.png", 3);
        try (FrameSource source = FrameSources.open(folder.toString(), CameraOptions.DEFAULT)) {
            List<Capture> captures = Clips.all(source);
            assertThat(captures).hasSize(3);
            assertThat(captures.get(1))
                    .isEqualTo(new Capture.Unreadable(
                            "b.jpg", "is not an image: expected JPEG, PNG, WebP, GIF, BMP or TIFF"));
        }
    }

    @Test
    void takesASingleImageForARecordingOfOneFrame() throws Exception {
        image("only.png", 77);
        try (FrameSource source = FrameSources.open(folder.resolve("only.png").toString(), CameraOptions.DEFAULT)) {
            assertThat(source.name()).isEqualTo("only.png");
            assertThat(Clips.frames(Clips.all(source)))
                    .singleElement()
                    .satisfies(c -> assertThat(Clips.numberOf(c.frame())).isEqualTo(77));
        }
    }

    @Test
    void comparesNumbersInNamesByTheirValue() {
        assertThat(Stream.of("b", "a10", "a2", "A1", "a02", "a", "10", "9", "a1b2", "a1b10")
                        .sorted(new NaturalOrder()))
                .containsExactly("9", "10", "a", "A1", "a1b2", "a1b10", "a02", "a2", "a10", "b");
    }

    private void image(String name, int number) throws Exception {
        ImageIO.write(
                Clips.numbered(number).toImage(), "png", folder.resolve(name).toFile());
    }
}
