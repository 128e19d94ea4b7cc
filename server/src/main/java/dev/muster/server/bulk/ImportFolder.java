package dev.muster.server.bulk;

import dev.muster.store.DataFolder;
import dev.muster.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where uploads wait until they are imported, readable by their owner only, and where running imports are locked. */
public final class ImportFolder {
    private final Path folder;

    public ImportFolder(DataFolder data) {
        this.folder = data.root().resolve("imports");
    }

    /** What belongs to one run's upload. */
    Path upload(String jobId) {
        return make(folder).resolve(jobId);
    }

    /** A place for one of the files that somebody sends for a run. */
    Path place(String jobId, String path) {
        Path root = make(upload(jobId));
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new BadSource("the file has a path that leads outside its folder");
        }
        Path parent = file.getParent();
        if (parent != null) {
            make(parent);
        }
        return file;
    }

    /** What a run reads: the one archive or list that was sent, or the folder of all that was. */
    Path source(String jobId) {
        Path root = upload(jobId);
        try (Stream<Path> entries = Files.list(root)) {
            List<Path> files = entries.toList();
            return files.size() == 1 && Files.isRegularFile(files.getFirst()) && isWhole(files.getFirst())
                    ? files.getFirst()
                    : root;
        } catch (IOException e) {
            throw new BadSource("the uploaded files are no longer there", e);
        }
    }

    private static boolean isWhole(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".zip") || name.endsWith(".csv");
    }

    /** Deletes a run's upload. */
    void delete(String jobId) {
        Path root = folder.resolve(jobId);
        if (Files.notExists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete an upload that is done with", e);
        }
    }

    /** The ids of all runs whose uploads lie here. */
    List<String> uploads() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder of uploads", e);
        }
    }

    /**
     * Takes a source for this process until it is closed; the system lets go when the process ends, however it ends.
     *
     * @return empty when another process, or another run of this one, has it
     */
    public Optional<Held> lock(String source) {
        String name = UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8)) + ".lock";
        try {
            FileChannel channel =
                    FileChannel.open(make(folder).resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new Held(channel));
        } catch (IOException e) {
            throw new StoreException("cannot write to the data folder %s".formatted(folder.getParent()), e);
        }
    }

    /** A source that this process has for itself. */
    public static final class Held implements AutoCloseable {
        private final FileChannel channel;

        private Held(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException _) {
                // The system lets go of it when the process ends.
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static Path make(Path folder) {
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return folder;
        } catch (UnsupportedOperationException _) {
            return folder;
        } catch (IOException e) {
            throw new StoreException("cannot make the folder %s in the data folder".formatted(folder.getFileName()), e);
        }
    }
}
