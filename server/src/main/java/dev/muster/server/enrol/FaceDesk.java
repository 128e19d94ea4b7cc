package dev.muster.server.enrol;

import dev.muster.attendance.Turns;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Looks at faces on threads of its own, in turn with the cameras: a network run would pin a request's virtual thread. */
final class FaceDesk implements AutoCloseable {
    private final Turns turns;
    private final ExecutorService pool;

    FaceDesk(Turns turns) {
        this.turns = turns;
        this.pool = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("muster-enrol-", 1).factory());
    }

    /** Does the work when a turn comes within that time; empty when none does. */
    <T> Optional<T> ask(Duration patience, Supplier<T> work) {
        try (Turns.Turn turn = turns.take(patience).orElse(null)) {
            return turn == null
                    ? Optional.empty()
                    : Optional.of(pool.submit(work::get).get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
