package dev.muster.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Where tests take their photos from. */
final class Photos {
    private Photos() {}

    /** A sample photo of the samples module, as a file in the given folder. */
    static Path sample(int number, Path folder) {
        String name = "sample" + number + ".jpg";
        try (InputStream photo = Photos.class.getResourceAsStream("/dev/muster/samples/" + name)) {
            if (photo == null) {
                throw new IllegalStateException("no " + name + " on the class path");
            }
            Path file = folder.resolve(name);
            Files.write(file, photo.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file or folder of the face data beside the project; skips the test where there is none. */
    static Path shared(String path) {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared/faces").resolve(path);
            if (Files.exists(data)) {
                return data;
            }
        }
        return Assumptions.abort("no shared/faces/" + path + " beside the project");
    }

    /** A copy of a folder of the face data: caches are not to be left beside the original. */
    static Path copyOfShared(String path, Path folder) {
        try (Stream<Path> files = Files.list(shared(path))) {
            Path copy = Files.createDirectories(folder.resolve("copy"));
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
