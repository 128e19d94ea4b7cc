package dev.muster.store;

import java.util.Optional;

/** Held by the one server that serves a data folder, for as long as it runs; the file says who that is. */
public final class ServerLock implements AutoCloseable {
    private static final int ATTEMPTS = 10;
    private static final int PAUSE_MILLIS = 30;

    private final FolderLock lock;

    private ServerLock(FolderLock lock) {
        this.lock = lock;
    }

    /**
     * Makes this process the folder's server.
     *
     * @throws StoreException when another serves it
     */
    public static ServerLock acquire(DataFolder folder) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<FolderLock> lock = FolderLock.tryAcquire(folder.serverLock(), false);
            if (lock.isPresent()) {
                ServerLock held = new ServerLock(lock.get());
                held.announce("starting");
                return held;
            }
            pause(); // somebody may only be looking
        }
        throw new StoreException("%s is served already by %s; stop that Muster, or name another folder with --data"
                .formatted(folder.root(), FolderLock.textOf(folder.serverLock())));
    }

    /** Says where the server answers. */
    public void announce(String url) {
        lock.write("process %d, %s".formatted(ProcessHandle.current().pid(), url));
    }

    /** The folder's server, in words; empty when there is none. */
    public static Optional<String> holder(DataFolder folder) {
        Optional<FolderLock> free = FolderLock.tryAcquire(folder.serverLock(), true);
        free.ifPresent(FolderLock::close);
        return free.isPresent() ? Optional.empty() : Optional.of(FolderLock.textOf(folder.serverLock()));
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
