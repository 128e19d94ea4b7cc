package dev.muster.camera;

import dev.muster.camera.Capture.Captured;
import dev.muster.camera.Capture.Lost;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Hands captures from the thread that reads to the thread that asks. */
final class CaptureQueue {
    private final Deque<Capture> waiting = new ArrayDeque<>();
    private final int room;
    private boolean closed;

    /**
     * An empty queue.
     *
     * @param room how many captures {@link #put} lets wait
     */
    CaptureQueue(int room) {
        this.room = room;
    }

    /** Waits for room and adds; false when the queue was closed. */
    synchronized boolean put(Capture capture) throws InterruptedException {
        while (!closed && waiting.size() >= room) {
            wait();
        }
        return add(capture);
    }

    /** Adds without waiting: a frame takes the place of one that nobody fetched; false when closed. */
    synchronized boolean putNewest(Captured newest) {
        long dropped = newest.dropped();
        for (Capture stale : waiting) {
            dropped += stale instanceof Captured frame ? frame.dropped() + 1 : 0;
        }
        waiting.removeIf(Captured.class::isInstance);
        return add(new Captured(newest.frame(), newest.position(), dropped));
    }

    /** Adds without waiting: of several losses in a row the last one counts; false when closed. */
    synchronized boolean putLost(Lost lost) {
        if (waiting.peekLast() instanceof Lost) {
            waiting.removeLast();
        }
        return add(lost);
    }

    /** Adds without waiting; false when closed. */
    synchronized boolean add(Capture capture) {
        if (!closed) {
            waiting.addLast(capture);
            notifyAll();
        }
        return !closed;
    }

    /** Waits for the next capture; {@link Capture.Ended} for ever once that came or the queue was closed. */
    synchronized Capture take() throws InterruptedException {
        while (!closed && waiting.isEmpty()) {
            wait();
        }
        if (closed) {
            return new Capture.Ended();
        }
        Capture next = waiting.removeFirst();
        if (next instanceof Capture.Ended) {
            close();
        }
        notifyAll();
        return next;
    }

    /** The frame that waits, which takes the place of the one fetched before it; that one where none waits. */
    synchronized Captured newer(Captured fetched) {
        if (!(waiting.peekFirst() instanceof Captured newer)) {
            return fetched;
        }
        waiting.removeFirst();
        notifyAll();
        return new Captured(newer.frame(), newer.position(), fetched.dropped() + 1 + newer.dropped());
    }

    /** Waits so long or until the queue is closed; true when it was closed. */
    synchronized boolean closedWithin(Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); !closed && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return closed;
    }

    /** Throws away what waits and ends all waiting. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }
}
