package dev.muster.camera;

import dev.muster.frame.Frame;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.FrameRecorder;

/**
 * Writes frames into an MP4 file (H.264 where FFmpeg has an encoder for it). The file gets its name
 * when the recorder is closed: whoever finds it finds it whole. For one thread.
 */
public final class VideoRecorder implements AutoCloseable {
    private static final int SMALLEST = 16;
    private static final int LARGEST = 8192;
    private static final double MOST_FRAMES_PER_SECOND = 240;
    private static final int CHANNELS = 3;

    /** Enough for boxes and names with sharp edges. */
    private static final double BITS_PER_PIXEL = 0.15;

    private static final int LEAST_BITS_PER_SECOND = 1_000_000;

    private final Path file;
    private final Path unfinished;
    private final int width;
    private final int height;
    private final FFmpegFrameRecorder recorder;
    private final ByteBuffer rgb;
    private boolean closed;

    private VideoRecorder(Path file, Path unfinished, int width, int height, FFmpegFrameRecorder recorder) {
        this.file = file;
        this.unfinished = unfinished;
        this.width = width;
        this.height = height;
        this.recorder = recorder;
        this.rgb = ByteBuffer.allocateDirect(width * height * CHANNELS);
    }

    /**
     * Starts a video; a file of that name is replaced at the end.
     *
     * @param width of every frame, 16 to 8192; the video loses the last column of an odd width
     * @param height of every frame, likewise
     * @param fps frames per second, above 0 and up to 240
     * @throws IllegalArgumentException when size or rate are outside these limits
     * @throws SourceUnavailableException when the file cannot be written, in words for a person
     */
    public static VideoRecorder open(Path file, int width, int height, double fps) throws SourceUnavailableException {
        if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST) {
            throw new IllegalArgumentException("expected a video of %d to %d pixels a side, got %d x %d"
                    .formatted(SMALLEST, LARGEST, width, height));
        }
        if (!(fps > 0 && fps <= MOST_FRAMES_PER_SECOND)) {
            throw new IllegalArgumentException("expected more than 0 and at most 240 frames a second, got " + fps);
        }
        if (Files.isDirectory(file)) {
            throw new SourceUnavailableException(file + " is a folder: expected the name of a video file to write");
        }
        Ffmpeg.load();
        Path unfinished = unfinishedBeside(file);
        FFmpegFrameRecorder recorder = recorder(unfinished, width, height, fps);
        try {
            recorder.start();
        } catch (FrameRecorder.Exception e) {
            delete(unfinished);
            throw new SourceUnavailableException(
                    file + " cannot be written: FFmpeg could not start a " + width + " x " + height + " video", e);
        }
        return new VideoRecorder(file, unfinished, width, height, recorder);
    }

    private static Path unfinishedBeside(Path file) throws SourceUnavailableException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new SourceUnavailableException(file + " cannot be written: its folder does not exist");
        }
        String name = ".%s.%s.part".formatted(file.getFileName(), Long.toHexString(System.nanoTime()));
        try {
            return Files.createFile(folder.resolve(name));
        } catch (IOException e) {
            throw new SourceUnavailableException(file + " cannot be written: its folder takes no new files", e);
        }
    }

    private static FFmpegFrameRecorder recorder(Path unfinished, int width, int height, double fps) {
        // Chroma is stored at half size, hence even sides.
        FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(unfinished.toFile(), width & ~1, height & ~1);
        recorder.setFormat("mp4");
        recorder.setFrameRate(fps);
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        recorder.setVideoBitrate((int)
                Math.max(LEAST_BITS_PER_SECOND, Math.min(BITS_PER_PIXEL * width * height * fps, Integer.MAX_VALUE)));
        recorder.setGopSize((int) Math.max(1, Math.round(fps)));
        AVCodec h264 = avcodec.avcodec_find_encoder_by_name("libopenh264");
        if (h264 == null || h264.isNull()) {
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
        } else {
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
            recorder.setVideoCodecName("libopenh264");
        }
        return recorder;
    }

    /**
     * Adds a frame.
     *
     * @throws IllegalArgumentException when its size is not the video's
     * @throws UncheckedIOException when it cannot be written, as on a full disk
     */
    public void write(Frame frame) {
        if (closed) {
            throw new IllegalStateException("expected an open recorder, got one that was closed");
        }
        if (frame.width() != width || frame.height() != height) {
            throw new IllegalArgumentException("expected frames of %d x %d pixels, got %d x %d"
                    .formatted(width, height, frame.width(), frame.height()));
        }
        rgb.clear().put(frame.pixels()).flip();
        try {
            recorder.recordImage(
                    width & ~1,
                    height & ~1,
                    org.bytedeco.javacv.Frame.DEPTH_UBYTE,
                    CHANNELS,
                    width * CHANNELS,
                    avutil.AV_PIX_FMT_RGB24,
                    rgb);
        } catch (FrameRecorder.Exception e) {
            throw new UncheckedIOException(file + " cannot be written on", new IOException(e));
        }
    }

    /** Adds an image as a frame; see {@link #write(Frame)}. */
    public void write(BufferedImage image) {
        write(Frame.of(image, Instant.EPOCH));
    }

    /**
     * Ends the video and gives the file its name.
     *
     * @throws UncheckedIOException when that fails; then there is no file
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            recorder.stop();
            recorder.release();
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be finished", e);
        } finally {
            delete(unfinished);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It stays behind under a name that nobody mistakes for a video.
        }
    }
}
