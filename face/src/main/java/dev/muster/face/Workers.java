package dev.muster.face;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/** A few threads of an engine's own; network runs pin their thread, so these are never virtual ones. */
final class Workers implements AutoCloseable {
    private final ExecutorService pool;
    private final int threads;

    Workers(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(
                Math.max(1, threads - 1),
                Thread.ofPlatform().daemon().name("muster-face-", 1).factory());
    }

    /** Does all the tasks and returns their results in order; the caller works too. */
    <T> List<T> all(List<Callable<T>> tasks) {
        List<FutureTask<T>> futures = tasks.stream().map(FutureTask::new).toList();
        if (threads > 1 && futures.size() > 1) {
            share(futures);
        }
        futures.forEach(FutureTask::run); // does nothing where a worker was first
        try {
            List<T> results = new ArrayList<>();
            for (FutureTask<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for faces", e);
        }
    }

    private <T> void share(List<FutureTask<T>> futures) {
        try {
            futures.forEach(pool::execute);
        } catch (RejectedExecutionException e) {
            // closed: the caller does them alone, and hears of it from the networks
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
