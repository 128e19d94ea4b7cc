package dev.muster.desktop.keyring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** A small file that only its owner reads: replaced in one step that lasts, by one writer at a time. */
final class OwnersFile {
    private static final long MOST_BYTES = 64L << 20;

    /** A file lock belongs to the process, so the threads of this one need a lock of their own. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path path;

    OwnersFile(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** What is done while nobody else writes. */
    interface Step<T> {
        T run() throws IOException, KeyringException;
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    byte[] read() throws IOException {
        if (Files.size(path) > MOST_BYTES) {
            throw new IOException("expected a small file");
        }
        return Files.readAllBytes(path);
    }

    /** What changes when anybody writes; empty when there is no file. */
    Optional<Object> stamp() {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(now.size() + " " + now.lastModifiedTime() + " " + Optional.ofNullable(now.fileKey()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Waits until nobody else writes, and lets nobody else write meanwhile. */
    <T> T alone(Step<T> step) throws IOException, KeyringException {
        Files.createDirectories(folder(), ownersOnly("rwx------"));
        ReentrantLock threads = THREADS.computeIfAbsent(path, _ -> new ReentrantLock());
        Path lock = path.resolveSibling("." + path.getFileName() + ".lock");
        threads.lock();
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            return step.run();
        } finally {
            threads.unlock();
        }
    }

    /** Puts the content in place of what the file held: after a crash it is the one or the other, whole. */
    void replace(byte[] content) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path;
        Path fresh = Files.createTempFile(
                target.resolveSibling(""), "." + target.getFileName(), ".new", ownersOnly("rw-------"));
        try {
            write(fresh, content);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        force(target.resolveSibling(""));
    }

    private static void write(Path fresh, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** Makes the new name last, where the system can do that for folders. */
    private static void force(Path folder) throws IOException {
        if (isPosix()) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (NoSuchFileException _) {
                // Removed at this very moment: nothing to make last.
            }
        }
    }

    private Path folder() {
        return path.resolveSibling("");
    }

    private static FileAttribute<?>[] ownersOnly(String rights) {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
