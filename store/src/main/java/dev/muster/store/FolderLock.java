package dev.muster.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lock on a file, shared by many or held by one, among the threads of this JVM and among processes. It ends with the
 * process, however that ends.
 *
 * <p>A system forgets all of a process's locks on a file as soon as it closes that file once; so the file is opened
 * once per JVM, whoever asks, and nobody reads it on the side.
 */
final class FolderLock implements AutoCloseable {
    /** Far behind the text in the file: on Windows a locked byte cannot be read. */
    private static final long LOCKED_BYTE = 1L << 30;

    private static final Map<Path, FolderLock> HELD = new HashMap<>();

    private final Path file;
    private final FileChannel channel;
    private FileLock lock;
    private boolean shared;
    private int holders = 1;
    private String text = "";

    private FolderLock(Path file, FileChannel channel, FileLock lock, boolean shared) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
        this.shared = shared;
    }

    /** The lock, or empty when somebody holds it in a way that does not go together with this one. */
    static Optional<FolderLock> tryAcquire(Path file, boolean shared) {
        synchronized (HELD) {
            FolderLock here = HELD.get(file);
            if (here != null) {
                return here.join(shared);
            }
            try {
                return acquire(file, shared);
            } catch (IOException e) {
                throw new StoreException("cannot lock %s: %s".formatted(file, e.getMessage()), e);
            }
        }
    }

    /** What the holder wrote; empty when nothing. */
    static String textOf(Path file) {
        synchronized (HELD) {
            FolderLock here = HELD.get(file);
            if (here != null) {
                return here.text;
            }
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                return "";
            }
        }
    }

    /** Leaves word for those who find it locked. */
    void write(String words) {
        synchronized (HELD) {
            try {
                channel.truncate(0).write(ByteBuffer.wrap((words + "\n").getBytes(StandardCharsets.UTF_8)), 0);
                text = words;
            } catch (IOException e) {
                throw new StoreException("cannot write %s: %s".formatted(file, e.getMessage()), e);
            }
        }
    }

    /** Makes a shared lock one held alone; false, and it stays shared, when others share it. */
    boolean tryBecomeAlone() {
        synchronized (HELD) {
            if (holders > 1) {
                return false;
            }
            return relock(false) || !relock(true);
        }
    }

    /** Shares again what was held alone. */
    void share() {
        synchronized (HELD) {
            relock(true);
        }
    }

    @Override
    public void close() {
        synchronized (HELD) {
            if (--holders > 0) {
                return;
            }
            HELD.remove(file);
            try {
                channel.close();
            } catch (IOException e) {
                throw new StoreException("cannot let go of %s: %s".formatted(file, e.getMessage()), e);
            }
        }
    }

    private Optional<FolderLock> join(boolean sharing) {
        if (!sharing || !shared) {
            return Optional.empty();
        }
        holders++;
        return Optional.of(this);
    }

    private static Optional<FolderLock> acquire(Path file, boolean shared) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                DurableFile.ownersOnly());
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock(LOCKED_BYTE, 1, shared);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            return Optional.empty();
        }
        FolderLock fresh = new FolderLock(file, channel, lock, shared);
        HELD.put(file, fresh);
        return Optional.of(fresh);
    }

    /** Sharing waits for its turn; being alone does not. */
    private boolean relock(boolean sharing) {
        try {
            if (lock.isValid()) {
                lock.release();
            }
            @Nullable
            FileLock next = sharing ? channel.lock(LOCKED_BYTE, 1, true) : channel.tryLock(LOCKED_BYTE, 1, false);
            if (next == null) {
                return false;
            }
            lock = next;
            shared = sharing;
            return true;
        } catch (IOException e) {
            throw new StoreException("cannot lock %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
