package dev.muster.camera;

import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.FrameDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Opens frame sources by their name. */
public final class FrameSources {
    private static final String EXPECTED =
            "expected a video file, a folder of images, camera:0, or an http, https, rtsp or rtsps address";

    /** Containers only: FFmpeg would also play text files, playlists and much else. */
    private static final Map<String, String> FILE = Map.of(
            "protocol_whitelist",
            "file",
            "format_whitelist",
            "mov,mp4,matroska,webm,avi,mpegts,mpeg,mpegvideo,m4v,h264,hevc,flv,asf,ogg,mjpeg,mpjpeg,"
                    + "gif,mxf,dv,ivf,rm,nut,wtv,av1,obu,yuv4mpegpipe");

    private FrameSources() {}

    /**
     * Opens a source and waits for its first picture.
     *
     * @param source {@code camera:0}, {@code /dev/video0}, an {@code http(s)} or {@code rtsp(s)} address,
     *     a video file or a folder of images
     * @throws SourceUnavailableException when there is no such source or it cannot be read, in words for a person
     */
    public static FrameSource open(String source, CameraOptions options) throws SourceUnavailableException {
        Optional<VideoTarget> device = Device.parse(source);
        Optional<VideoTarget> live = device.isPresent() ? device : StreamAddress.parse(source);
        return live.isPresent() ? openLive(live.get(), options) : openFile(pathOf(source), options);
    }

    /**
     * Opens a source as a camera: a live one as it is, a recording played at its own speed, with the time of playing,
     * frames left out that nobody fetches in time.
     *
     * @param repeat whether a recording begins again at its end
     * @throws SourceUnavailableException when there is no such source or it cannot be read, in words for a person
     */
    public static FrameSource openAsCamera(String source, CameraOptions options, boolean repeat)
            throws SourceUnavailableException {
        FrameSource opened = open(source, options);
        return opened.live() ? opened : Playback.of(opened, () -> open(source, options), options, repeat);
    }

    private static Path pathOf(String source) throws SourceUnavailableException {
        try {
            Path path = Path.of(source);
            if (!source.isBlank() && Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        throw new SourceUnavailableException(
                "%s does not exist: %s".formatted(source.isBlank() ? "''" : source, EXPECTED));
    }

    private static FrameSource openFile(Path file, CameraOptions options) throws SourceUnavailableException {
        if (Files.isDirectory(file)) {
            return FolderSource.open(file, options);
        }
        if (!Files.isRegularFile(file)) {
            throw new SourceUnavailableException("%s is not a file: %s".formatted(file, EXPECTED));
        }
        if (!Files.isReadable(file)) {
            throw new SourceUnavailableException(file + " may not be read: permission denied");
        }
        if (isEmpty(file)) {
            throw new SourceUnavailableException("%s is empty: expected a video file".formatted(file));
        }
        String name = String.valueOf(file.getFileName());
        Ffmpeg.load();
        try {
            return FileSource.open(new VideoTarget(name, "file:" + file.toAbsolutePath(), null, FILE, false), options);
        } catch (VideoException e) {
            if (isImage(file, options)) {
                return FolderSource.ofImage(file, options);
            }
            throw new SourceUnavailableException("%s cannot be played: %s".formatted(file, e.reason()), e);
        } catch (InterruptedException e) {
            throw interrupted(name, e);
        }
    }

    private static boolean isEmpty(Path file) throws SourceUnavailableException {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            throw new SourceUnavailableException(file + " cannot be read from the disk", e);
        }
    }

    private static boolean isImage(Path file, CameraOptions options) {
        return new FrameDecoder(DecodeLimits.DEFAULT, options.clock()).decode(file) instanceof Decoding.Decoded;
    }

    private static FrameSource openLive(VideoTarget target, CameraOptions options) throws SourceUnavailableException {
        Ffmpeg.load();
        try {
            return LiveSource.open(target, options);
        } catch (VideoException e) {
            throw new SourceUnavailableException("%s cannot be opened: %s".formatted(target.name(), e.reason()), e);
        } catch (InterruptedException e) {
            throw interrupted(target.name(), e);
        }
    }

    private static SourceUnavailableException interrupted(String name, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SourceUnavailableException(name + " was not opened: the program is ending", e);
    }
}
