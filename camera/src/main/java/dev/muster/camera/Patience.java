package dev.muster.camera;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/** How long FFmpeg may wait: it asks again and again whether to give up. */
final class Patience implements AutoCloseable {
    private static final Map<Long, Patience> ASKED = new ConcurrentHashMap<>();
    private static final AtomicLong LAST_KEY = new AtomicLong();

    private final Key key = new Key(LAST_KEY.incrementAndGet());
    private final Duration timeout;
    private volatile long deadline;
    private volatile boolean cancelled;

    Patience(Duration timeout) {
        this.timeout = timeout;
        ASKED.put(key.address(), this);
        renew();
    }

    /** Lets this one decide for the given context, which must not be open yet. */
    void attachTo(AVFormatContext context) {
        AVIOInterruptCB interrupt = context.interrupt_callback();
        interrupt.callback(Question.ONLY);
        interrupt.opaque(key);
    }

    /** Starts the wait anew. */
    void renew() {
        deadline = System.nanoTime() + timeout.toNanos();
    }

    /** Ends all waiting for good; may come from any thread. */
    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Whether the wait is over, by time or by {@link #cancel}. */
    boolean over() {
        return cancelled || System.nanoTime() - deadline > 0;
    }

    /** What to say when it is over. */
    String reason() {
        return cancelled ? "it was closed" : "nothing came for %s s".formatted(timeout.toMillis() / 1000.0);
    }

    @Override
    public void close() {
        ASKED.remove(key.address());
    }

    /** A number in a pointer's clothes: FFmpeg hands it back with its question. */
    private static final class Key extends Pointer {
        Key(long number) {
            address = number;
        }
    }

    /** The native function that FFmpeg calls; there is one, as JavaCPP has room for ten only. */
    private static final class Question extends AVIOInterruptCB.Callback_Pointer {
        static final Question ONLY = new Question();

        private Question() {}

        @Override
        public int call(Pointer opaque) {
            Patience asked = ASKED.get(opaque.address());
            return asked == null || asked.over() ? 1 : 0;
        }
    }
}
