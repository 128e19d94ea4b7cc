package dev.muster.server.camera;

import dev.muster.attendance.Scene;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Hands a camera's newest picture to any number of viewers; a slow one misses some, and nobody waits for it. */
final class Broadcast {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private @Nullable Shown newest;
    private long number;
    private boolean over;

    void show(Scene scene) {
        lock.lock();
        try {
            newest = new Shown.Live(++number, scene);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void show(byte[] still) {
        lock.lock();
        try {
            newest = new Shown.Still(++number, still);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will come. */
    void end() {
        lock.lock();
        try {
            over = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Optional<Shown> newest() {
        lock.lock();
        try {
            return Optional.ofNullable(newest);
        } finally {
            lock.unlock();
        }
    }

    boolean isOver() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a picture after the given one; without news the newest again, so that a viewer notices what ended. */
    Optional<Shown> after(long last, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!over && number <= last && left > 0) {
                left = news.awaitNanos(left);
            }
            return over ? Optional.empty() : Optional.ofNullable(newest);
        } finally {
            lock.unlock();
        }
    }
}
