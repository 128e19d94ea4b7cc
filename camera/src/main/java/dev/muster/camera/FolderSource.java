package dev.muster.camera;

import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A folder of images, one frame each, in the natural order of their names. */
final class FolderSource implements FrameSource {
    private static final double USUAL_FRAMES_PER_SECOND = 1;

    private final String name;
    private final List<Path> files;
    private final CameraOptions options;
    private final FrameDecoder decoder;
    private int next;
    private volatile boolean closed;

    private FolderSource(String name, List<Path> files, CameraOptions options) {
        this.name = name;
        this.files = files;
        this.options = options;
        this.decoder = new FrameDecoder(DecodeLimits.DEFAULT, options.clock());
    }

    static FolderSource open(Path folder, CameraOptions options) throws SourceUnavailableException {
        List<Path> files = list(folder);
        if (files.isEmpty()) {
            throw new SourceUnavailableException(folder + " is empty: expected a folder of images");
        }
        return new FolderSource(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()), files, options);
    }

    /** A single image is a recording of one frame. */
    static FolderSource ofImage(Path image, CameraOptions options) {
        return new FolderSource(String.valueOf(image.getFileName()), List.of(image), options);
    }

    private static List<Path> list(Path folder) throws SourceUnavailableException {
        Comparator<Path> byName =
                Comparator.comparing(file -> file.getFileName().toString(), new NaturalOrder());
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted(byName)
                    .toList();
        } catch (IOException e) {
            throw new SourceUnavailableException(folder + " cannot be listed: expected a folder of images", e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public OptionalLong expectedFrames() {
        return OptionalLong.of(files.size());
    }

    @Override
    public double framesPerSecond() {
        return options.framesPerSecond().orElse(USUAL_FRAMES_PER_SECOND);
    }

    @Override
    public Capture next() {
        if (closed || next == files.size()) {
            return new Capture.Ended();
        }
        Duration position = Duration.ofNanos(Math.round(next * 1e9 / framesPerSecond()));
        Path file = files.get(next++);
        return switch (decoder.decode(file)) {
            case Decoding.Decoded(Frame frame) ->
                new Capture.Captured(
                        options.startAt()
                                .map(start -> frame.at(start.plus(position)))
                                .orElse(frame),
                        position,
                        0);
            case Decoding.Refused(String ignored, String reason) ->
                new Capture.Unreadable(file.getFileName().toString(), reason);
        };
    }

    @Override
    public void close() {
        closed = true;
    }
}
