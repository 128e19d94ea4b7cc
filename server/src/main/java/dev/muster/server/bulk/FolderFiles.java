package dev.muster.server.bulk;

import dev.muster.frame.DecodeLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files under a folder. */
final class FolderFiles implements PhotoFiles {
    private static final int DEEPEST = 6;

    private final Path folder;

    FolderFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<PhotoFile> list() {
        try (Stream<Path> files = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !SafePath.isHidden(path))
                    .map(PhotoFile::new)
                    .sorted(Comparator.comparing(PhotoFile::path))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new BadSource("cannot read the folder %s: %s".formatted(folder, Reasons.of(e)), e);
        }
    }

    @Override
    public Optional<PhotoFile> find(String path) {
        return SafePath.refusal(path).isEmpty() && Files.isRegularFile(folder.resolve(path))
                ? Optional.of(new PhotoFile(path))
                : Optional.empty();
    }

    @Override
    public Optional<String> refusal(PhotoFile file) {
        return Optional.empty();
    }

    @Override
    public byte[] read(PhotoFile file) throws IOException {
        Path path = folder.resolve(file.path()).normalize();
        if (!path.startsWith(folder)) {
            throw new RefusedFile("has a path that leads outside its folder");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return limited(in);
        }
    }

    /** Reads no more than an image may have. */
    static byte[] limited(InputStream in) throws IOException {
        int most = (int) DecodeLimits.DEFAULT.maxBytes();
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new RefusedFile("is larger than the %d MB that an image may have".formatted(most / 1_000_000));
        }
        return bytes;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
