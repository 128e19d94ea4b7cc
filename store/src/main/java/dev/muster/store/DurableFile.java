package dev.muster.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes small files so that a crash leaves the old content or the new, complete and readable by their owner only. */
public final class DurableFile {
    private DurableFile() {}

    /** Puts the content in place of what the file held, if anything. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path fresh = written(file, content);
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        force(folderOf(file));
    }

    /**
     * Makes a file that is not there yet.
     *
     * @throws FileAlreadyExistsException when it is there, its content untouched
     */
    public static void create(Path file, byte[] content) throws IOException {
        Path fresh = written(file, content);
        try {
            link(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
        force(folderOf(file));
    }

    /** Makes new, renamed and deleted files of a folder last, where the system can do that. */
    public static void force(Path folder) throws IOException {
        if (isPosix()) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** What makes a new file its owner's only. */
    public static FileAttribute<?>[] ownersOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void link(Path fresh, Path file) throws IOException {
        try {
            Files.createLink(file, fresh); // unlike a move, never takes another's place
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException _) {
            Files.move(fresh, file);
        }
    }

    private static Path written(Path file, byte[] content) throws IOException {
        Path fresh = Files.createTempFile(folderOf(file), "." + file.getFileName(), ".new", ownersOnly());
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
            return fresh;
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
    }

    private static Path folderOf(Path file) {
        return file.toAbsolutePath().resolveSibling("");
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
