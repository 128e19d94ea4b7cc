package dev.muster.store;

import java.util.Optional;

/** Held by the one server of its kind that serves a data folder, for as long as it runs; the file says who that is. */
public final class ServerLock implements AutoCloseable {
    private static final int ATTEMPTS = 10;
    private static final int PAUSE_MILLIS = 30;

    private final FolderLock lock;

    /** The servers that a folder may have, one of each. */
    public enum Kind {
        PORTAL,
        /** The stand-alone server for codes. */
        CODES
    }

    private ServerLock(FolderLock lock) {
        this.lock = lock;
    }

    /**
     * Makes this process the folder's portal.
     *
     * @throws StoreException when another serves it
     */
    public static ServerLock acquire(DataFolder folder) {
        return acquire(folder, Kind.PORTAL);
    }

    /**
     * Makes this process the folder's server of a kind.
     *
     * @throws StoreException when another is that
     */
    public static ServerLock acquire(DataFolder folder, Kind kind) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<FolderLock> lock = FolderLock.tryAcquire(folder.serverLock(kind), false);
            if (lock.isPresent()) {
                ServerLock held = new ServerLock(lock.get());
                held.announce("starting");
                return held;
            }
            pause(); // somebody may only be looking
        }
        throw new StoreException("%s is served already by %s; stop that Muster, or name another folder with --data"
                .formatted(folder.root(), FolderLock.textOf(folder.serverLock(kind))));
    }

    /** Says where the server answers. */
    public void announce(String url) {
        lock.write("process %d, %s".formatted(ProcessHandle.current().pid(), url));
    }

    /** The folder's portal, in words; empty when there is none. */
    public static Optional<String> holder(DataFolder folder) {
        return holder(folder, Kind.PORTAL);
    }

    /** The folder's server of a kind, in words; empty when there is none. */
    public static Optional<String> holder(DataFolder folder, Kind kind) {
        Optional<FolderLock> free = FolderLock.tryAcquire(folder.serverLock(kind), true);
        free.ifPresent(FolderLock::close);
        return free.isPresent() ? Optional.empty() : Optional.of(FolderLock.textOf(folder.serverLock(kind)));
    }

    @Override
    public void close() {
        lock.close();
    }

    /** Waits for somebody else to get on. */
    static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
