package dev.muster.server.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an import is going to do, step by step, and where its files are read from. */
public final class ImportPlan implements AutoCloseable {
    private final PhotoFiles files;
    private final List<PlannedPhoto> photos;

    private ImportPlan(PhotoFiles files, List<PlannedPhoto> photos) {
        this.files = files;
        this.photos = List.copyOf(photos);
    }

    /**
     * Reads what a source holds: a folder or a zip of {@code name.jpg} and {@code name/…}, either with a CSV of people
     * in it, or such a CSV by itself.
     *
     * @throws BadSource when it is none of these
     */
    public static ImportPlan read(Path source) {
        if (!Files.exists(source)) {
            throw new BadSource("%s does not exist".formatted(source));
        }
        if (Files.isDirectory(source)) {
            return of(new FolderFiles(source), fileName(source));
        }
        if (fileName(source).toLowerCase(Locale.ROOT).endsWith(".csv")) {
            return ofList(source);
        }
        if (!startsLikeZip(source)) {
            throw new BadSource(
                    "expected a folder, a zip archive or a CSV of people, but %s is none".formatted(fileName(source)));
        }
        return of(ZipFiles.open(source), fileName(source).replaceFirst("\\.[^.]+$", ""));
    }

    private static ImportPlan of(PhotoFiles files, String name) {
        try {
            List<PhotoFile> found = files.list();
            Optional<PhotoFile> list = PeopleList.among(files, found);
            List<PlannedPhoto> photos =
                    list.isPresent() ? PeopleList.read(files, list.get()) : NamedPhotos.of(files, found, name);
            if (photos.isEmpty()) {
                throw new BadSource("expected photos named after people in %s, found none".formatted(name));
            }
            return new ImportPlan(files, photos);
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private static ImportPlan ofList(Path list) {
        PhotoFiles files = new FolderFiles(
                Optional.ofNullable(list.toAbsolutePath().getParent()).orElse(list));
        return new ImportPlan(files, PeopleList.read(files, new PhotoFile(fileName(list))));
    }

    private static boolean startsLikeZip(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] begin = in.readNBytes(2);
            return begin.length == 2 && begin[0] == 'P' && begin[1] == 'K';
        } catch (IOException e) {
            throw new BadSource("cannot read %s: %s".formatted(file, Reasons.of(e)), e);
        }
    }

    private static String fileName(Path path) {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    PhotoFiles files() {
        return files;
    }

    List<PlannedPhoto> photos() {
        return photos;
    }

    /** How many steps there are. */
    public int size() {
        return photos.size();
    }

    @Override
    public void close() {
        files.close();
    }
}
