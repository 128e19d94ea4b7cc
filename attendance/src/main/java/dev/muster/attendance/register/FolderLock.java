package dev.muster.attendance.register;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One writer in a folder at a time, among all threads and all processes. */
public final class FolderLock {
    /** A file lock belongs to the process, so the threads of this one need a lock of their own. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock threads;

    /** The lock of a folder, by its real path. */
    public FolderLock(Path realFolder) {
        this.file = realFolder.resolve(".lock");
        this.threads = THREADS.computeIfAbsent(realFolder, _ -> new ReentrantLock());
    }

    /** What is done while nobody else writes. */
    public interface Step<T> {
        T run() throws IOException;
    }

    /** Waits until nobody else writes, and lets nobody else write meanwhile. */
    public <T> T alone(Step<T> step) throws IOException {
        threads.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            return step.run();
        } finally {
            threads.unlock();
        }
    }
}
