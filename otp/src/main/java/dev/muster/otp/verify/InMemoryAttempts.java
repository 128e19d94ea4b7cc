package dev.muster.otp.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts the attempts of one program, forgotten when it ends; safe for many threads. */
public final class InMemoryAttempts implements Attempts {
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final int LONGEST_FACTOR = 30;

    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Instant> pausedUntil = new HashMap<>();
    private final Clock clock;

    public InMemoryAttempts(Clock clock) {
        this.clock = clock;
    }

    /** After the fifth in a row there are pauses: 30 seconds, 1 minute, 2 … to 15 minutes. */
    @Override
    public synchronized Admission admit(String accountId, Factor factor) {
        String key = accountId + "/" + factor;
        Instant now = clock.instant();
        int count = failures.merge(key, 1, Integer::sum);
        if (count > MOST_FAILURES) {
            return new Admission.Off();
        }
        Instant until = pausedUntil.getOrDefault(key, Instant.MIN);
        if (now.isBefore(until)) {
            return new Admission.Paused(Duration.between(now, until));
        }
        if (count >= ALLOWANCE) {
            int doublings = Math.min(count - ALLOWANCE, 5);
            pausedUntil.put(key, now.plus(SHORTEST.multipliedBy(Math.min(1 << doublings, LONGEST_FACTOR))));
        }
        return new Admission.Admitted();
    }

    /** How long nothing is compared, from now on; zero when it would be. Counts nothing. */
    public synchronized Duration pause(String accountId, Factor factor) {
        Instant now = clock.instant();
        Instant until = pausedUntil.getOrDefault(accountId + "/" + factor, now);
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    @Override
    public synchronized void succeeded(String accountId, Factor factor) {
        failures.remove(accountId + "/" + factor);
        pausedUntil.remove(accountId + "/" + factor);
    }
}
