package dev.muster.attendance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Shares one engine fairly among many runs: so many frames at once, and whoever has waited longest comes next.
 *
 * <p>A live source keeps only its newest frame, which a run looks at when its turn comes: under overload each run sees
 * fewer frames, and no queue grows. Safe for any number of threads.
 */
public final class Turns {
    private final int atOnce;
    private final Semaphore free;
    private final LongAdder frames = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();

    /**
     * All turns free.
     *
     * @param atOnce how many may be taken at the same time, at least one
     * @throws IllegalArgumentException when that is less than one
     */
    public Turns(int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("expected at least one turn at once, got " + atOnce);
        }
        this.atOnce = atOnce;
        this.free = new Semaphore(atOnce, true);
    }

    /** Turns for whoever comes, at once. */
    public static Turns unlimited() {
        return new Turns(Integer.MAX_VALUE);
    }

    /** A turn that was taken; closing it gives it to the next. */
    public final class Turn implements AutoCloseable {
        private final AtomicBoolean open = new AtomicBoolean(true);

        private final Duration waited;

        private Turn(Duration waited) {
            this.waited = waited;
        }

        /** How long it was waited for. */
        public Duration waited() {
            return waited;
        }

        /** Counts a frame that is looked at in this turn, and those that its source left out before it. */
        void looksAtFrame(long droppedBefore) {
            frames.increment();
            dropped.add(droppedBefore);
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                free.release();
            }
        }
    }

    /** Waits for a turn, behind all who wait already. */
    public Turn take() throws InterruptedException {
        long begin = System.nanoTime();
        free.acquire();
        return new Turn(waitedSince(begin));
    }

    /** Waits so long at most for a turn; nothing when none became free. */
    public Optional<Turn> take(Duration patience) throws InterruptedException {
        long begin = System.nanoTime();
        boolean taken = free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        Duration waited = waitedSince(begin);
        return taken ? Optional.of(new Turn(waited)) : Optional.empty();
    }

    private Duration waitedSince(long begin) {
        long nanos = System.nanoTime() - begin;
        waitedNanos.add(nanos);
        return Duration.ofNanos(nanos);
    }

    /** How many wait for a turn now, about. */
    public int waiting() {
        return free.getQueueLength();
    }

    /** How many turns are taken now. */
    public int taken() {
        return atOnce - free.availablePermits();
    }

    /** How many frames were looked at so far, all runs added up. */
    public long frames() {
        return frames.sum();
    }

    /** How many frames live sources left out so far, because nobody could look at them in time. */
    public long dropped() {
        return dropped.sum();
    }

    /** How long all who took turns waited for them so far, added up. */
    public Duration waited() {
        return Duration.ofNanos(waitedNanos.sum());
    }
}
