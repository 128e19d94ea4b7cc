package dev.muster.cli.serve;

import dev.muster.cli.console.BadInput;
import dev.muster.store.StoreException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs a server until the process is told to end, and lets it end well. */
final class UntilStopped {
    private UntilStopped() {}

    /**
     * Starts, announces and waits.
     *
     * @throws BadInput when it cannot start, in words for a person
     */
    static <T> void run(Supplier<T> start, Consumer<T> announce, Consumer<T> close) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            T server = start.get();
            try {
                Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                    stop.countDown();
                    awaitQuietly(stopped);
                }));
                announce.accept(server);
                stop.await();
            } finally {
                close.accept(server);
            }
        } catch (StoreException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        } finally {
            stopped.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
