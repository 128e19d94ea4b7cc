package dev.muster.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.frame.Frame;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class VideoRecorderTest {
    private static final Color[] CORNERS = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"160, 90, 160, 90", "161, 91, 160, 90", "16, 17, 16, 16", "1280, 720, 1280, 720"})
    void recordsAnySize(int width, int height, int playedWidth, int playedHeight) throws Exception {
        Path file = folder.resolve("a.mp4");
        try (VideoRecorder recorder = VideoRecorder.open(file, width, height, 25)) {
            for (int i = 0; i < 10; i++) {
                recorder.write(corners(width, height));
            }
        }
        List<Capture.Captured> frames = play(file);
        assertThat(frames).hasSize(10);
        assertThat(frames).allSatisfy(captured -> {
            assertThat(captured.frame().width()).isEqualTo(playedWidth);
            assertThat(captured.frame().height()).isEqualTo(playedHeight);
        });
        assertThat(cornersOf(frames.getLast().frame())).isEqualTo(List.of(0, 1, 2, 3));
    }

    @Test
    void keepsColours() throws Exception {
        Path file = folder.resolve("a.mp4");
        try (VideoRecorder recorder = VideoRecorder.open(file, 64, 64, 25)) {
            BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
            int[] pixels = new int[64 * 64];
            Arrays.fill(pixels, new Color(200, 120, 60).getRGB());
            image.setRGB(0, 0, 64, 64, pixels, 0, 64);
            for (int i = 0; i < 5; i++) {
                recorder.write(image);
            }
        }
        ByteBuffer rgb = play(file).getLast().frame().pixels();
        int middle = (32 * 64 + 32) * 3;
        assertThat(rgb.get(middle) & 0xff).isBetween(194, 206);
        assertThat(rgb.get(middle + 1) & 0xff).isBetween(114, 126);
        assertThat(rgb.get(middle + 2) & 0xff).isBetween(54, 66);
    }

    @Test
    void givesTheFileItsNameOnlyWhenWhole() throws Exception {
        Path file = folder.resolve("a.mp4");
        try (VideoRecorder recorder = VideoRecorder.open(file, 128, 48, 25)) {
            recorder.write(Clips.numbered(1));
            assertThat(file).doesNotExist();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void saysWhatItCannotWrite() {
        Path nowhere = folder.resolve("nowhere/a.mp4");
        assertThatThrownBy(() -> VideoRecorder.open(nowhere, 64, 64, 25))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessage(nowhere + " cannot be written: its folder does not exist");
        assertThatThrownBy(() -> VideoRecorder.open(folder, 64, 64, 25))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> VideoRecorder.open(folder.resolve("a.mp4"), 8, 64, 25))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 x 64");
        assertThatThrownBy(() -> VideoRecorder.open(folder.resolve("a.mp4"), 64, 64, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesFramesOfAnotherSize() throws Exception {
        try (VideoRecorder recorder = VideoRecorder.open(folder.resolve("a.mp4"), 64, 64, 25)) {
            assertThatThrownBy(() -> recorder.write(Clips.numbered(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("expected frames of 64 x 64 pixels, got 128 x 48");
            recorder.write(corners(64, 64));
        }
    }

    /** A phone held upright stores lying pictures and notes how to turn them; the angle is counter-clockwise. */
    @ParameterizedTest
    @CsvSource({"0, 96, 64, 0 1 2 3", "-90, 64, 96, 2 0 3 1", "180, 96, 64, 3 2 1 0", "90, 64, 96, 1 3 0 2"})
    void turnsAPhonesVideoUpright(double angle, int width, int height, String corners) throws Exception {
        Path file = folder.resolve("phone.mp4");
        Ffmpeg.load();
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), 96, 64)) {
            recorder.setFormat("mp4");
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
            recorder.setVideoBitrate(2_000_000);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
            recorder.setDisplayRotation(angle);
            recorder.start();
            ByteBuffer rgb = ByteBuffer.allocateDirect(96 * 64 * 3);
            rgb.put(corners(96, 64).pixels()).flip();
            recorder.recordImage(
                    96, 64, org.bytedeco.javacv.Frame.DEPTH_UBYTE, 3, 96 * 3, avutil.AV_PIX_FMT_RGB24, rgb);
        }
        Frame upright = play(file).getFirst().frame();
        assertThat(upright.width()).isEqualTo(width);
        assertThat(upright.height()).isEqualTo(height);
        assertThat(cornersOf(upright).stream().map(String::valueOf).toList()).isEqualTo(List.of(corners.split(" ")));
    }

    private static List<Capture.Captured> play(Path file) throws Exception {
        try (FrameSource source = FrameSources.open(file.toString(), CameraOptions.DEFAULT)) {
            return Clips.frames(Clips.all(source));
        }
    }

    /** Four quarters: red and green above, blue and white below. */
    private static Frame corners(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, CORNERS[(2 * y / height) * 2 + 2 * x / width].getRGB());
            }
        }
        return Frame.of(image, Clips.NOON);
    }

    /** Which colours are at the upper left, upper right, lower left, lower right. */
    private static List<Integer> cornersOf(Frame frame) {
        return Stream.of(0, 1, 2, 3).map(corner -> nearest(frame, corner)).toList();
    }

    private static int nearest(Frame frame, int corner) {
        int x = frame.width() * (1 + corner % 2 * 2) / 4;
        int y = frame.height() * (1 + corner / 2 * 2) / 4;
        int at = (y * frame.width() + x) * 3;
        boolean red = (frame.pixels().get(at) & 0xff) > 127;
        boolean green = (frame.pixels().get(at + 1) & 0xff) > 127;
        return red ? (green ? 3 : 0) : (green ? 1 : 2);
    }
}
