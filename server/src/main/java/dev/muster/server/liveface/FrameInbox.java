package dev.muster.server.liveface;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one attempt that were not looked at yet: a few, the newest win. What is wrong with those that were
 * dropped is remembered. The socket's thread puts in, the judge's takes out.
 */
final class FrameInbox {
    private static final int MOST_WAITING = 4;
    /** Damage on the way, or no pictures at all: the first few are forgiven. */
    private static final int MOST_UNREADABLE = 3;
    /** Whoever sends more quickly is not decoded. */
    private static final Duration LEAST_PAUSE = Duration.ofMillis(50);

    private final Deque<IncomingFrame> frames = new ArrayDeque<>();
    private @Nullable Instant lastCaptured;
    private @Nullable Instant lastKept;
    private @Nullable String refusal;
    private int unreadable;
    private boolean closed;

    /** Takes in a frame, unless another came a moment ago; notes what is wrong with its time. */
    synchronized void put(IncomingFrame frame) {
        if (lastCaptured != null && !frame.captured().isAfter(lastCaptured)) {
            refuse("a frame was captured before the one that came before it");
        }
        lastCaptured = frame.captured();
        if (lastKept != null && frame.received().isBefore(lastKept.plus(LEAST_PAUSE))) {
            return;
        }
        lastKept = frame.received();
        if (frames.size() == MOST_WAITING) {
            frames.removeFirst();
        }
        frames.add(frame);
        notifyAll();
    }

    /** Something came that is no frame. */
    synchronized void unreadable() {
        unreadable++;
        if (unreadable > MOST_UNREADABLE) {
            refuse("what came instead of frames was no pictures");
        }
    }

    private void refuse(String what) {
        refusal = refusal == null ? what : refusal;
        notifyAll();
    }

    /** What is wrong with the frames so far, without looking at them. */
    synchronized Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** The next frame; empty when none came in that time, or nothing more will, or something is wrong. */
    synchronized Optional<IncomingFrame> next(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        long left = patience.toNanos();
        while (frames.isEmpty() && !closed && refusal == null && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        return Optional.ofNullable(frames.poll());
    }

    /** Forgets what came so far: it was shown before the turn came. */
    synchronized void clear() {
        frames.clear();
        lastCaptured = null;
        unreadable = 0;
        refusal = null;
    }

    /** Nothing more will come. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
