package dev.muster.server.security;

import java.time.Duration;

/** Makes answers take at least a certain time, so that what they took tells nothing. */
public final class EvenTime {
    private static final Duration LEAST = Duration.ofMillis(350);

    private final long start = System.nanoTime();

    private EvenTime() {}

    public static EvenTime start() {
        return new EvenTime();
    }

    /** Waits for the rest of it. */
    public void fill() {
        Duration rest = LEAST.minusNanos(System.nanoTime() - start);
        if (rest.isPositive()) {
            try {
                Thread.sleep(rest);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
