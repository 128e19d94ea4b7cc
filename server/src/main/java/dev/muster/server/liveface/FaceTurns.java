package dev.muster.server.liveface;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * So many attempts are judged at once; others wait, first come, first served, and are told how many are before them. Who
 * waits holds no thread.
 */
final class FaceTurns {
    private final int atOnce;
    private final Executor threads;
    private final Deque<Attempt> waiting = new ArrayDeque<>();
    private int running;

    /** What takes turns. */
    interface Attempt {
        /** The turn has come; it ends when this returns. */
        void run();

        /** Called from the thread of whoever came or went. */
        void isWaiting(int before);
    }

    FaceTurns(int atOnce, Executor threads) {
        this.atOnce = atOnce;
        this.threads = threads;
    }

    /** Begins at once, or waits. */
    void enter(Attempt attempt) {
        boolean now;
        int before;
        synchronized (this) {
            now = running < atOnce;
            before = waiting.size();
            if (now) {
                running++;
            } else {
                waiting.add(attempt);
            }
        }
        if (now) {
            begin(attempt);
        } else {
            attempt.isWaiting(before);
        }
    }

    /** Waits no longer; nothing where its turn has come already. */
    void leave(Attempt attempt) {
        boolean left;
        synchronized (this) {
            left = waiting.remove(attempt);
        }
        if (left) {
            tellAll();
        }
    }

    /** How many wait. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** How many are judged now. */
    synchronized int running() {
        return running;
    }

    private void begin(Attempt attempt) {
        threads.execute(() -> {
            try {
                attempt.run();
            } finally {
                next();
            }
        });
    }

    private void next() {
        Attempt next;
        synchronized (this) {
            next = waiting.poll();
            running -= next == null ? 1 : 0;
        }
        if (next != null) {
            begin(next);
            tellAll();
        }
    }

    private void tellAll() {
        List<Attempt> queue;
        synchronized (this) {
            queue = new ArrayList<>(waiting);
        }
        for (int before = 0; before < queue.size(); before++) {
            queue.get(before).isWaiting(before);
        }
    }
}
