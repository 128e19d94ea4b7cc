package dev.muster.otp.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts the attempts of one program, forgotten when it ends; safe for many threads. */
public final class InMemoryAttempts implements Attempts {
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    /** Times the shortest pause. */
    private static final int LONGEST = 30;

    private static final int MOST_DOUBLINGS = 5;

    private final Map<String, State> states = new HashMap<>();
    private final Clock clock;

    public InMemoryAttempts(Clock clock) {
        this.clock = clock;
    }

    /** From the fifth in a row on there are pauses: 30 seconds, 1 minute, 2 … to 15 minutes. */
    @Override
    public synchronized Admission admit(String accountId, Factor factor) {
        State state = states.computeIfAbsent(key(accountId, factor), _ -> new State());
        Instant now = clock.instant();
        state.failures++;
        if (now.isBefore(state.pausedUntil)) {
            return new Admission.Paused(Duration.between(now, state.pausedUntil));
        }
        if (++state.compared > MOST_FAILURES) {
            return new Admission.Off();
        }
        if (state.failures >= ALLOWANCE) {
            state.pausedUntil = now.plus(pause(state.pauses++));
        }
        return new Admission.Admitted();
    }

    /** How long nothing is compared, from now on; zero when it would be. Counts nothing. */
    public synchronized Duration pauseLeft(String accountId, Factor factor) {
        Instant now = clock.instant();
        State state = states.getOrDefault(key(accountId, factor), new State());
        return now.isBefore(state.pausedUntil) ? Duration.between(now, state.pausedUntil) : Duration.ZERO;
    }

    private static Duration pause(int number) {
        return SHORTEST.multipliedBy(Math.min(1L << Math.min(number, MOST_DOUBLINGS), LONGEST));
    }

    @Override
    public synchronized void succeeded(String accountId, Factor factor) {
        states.remove(key(accountId, factor));
    }

    private static String key(String accountId, Factor factor) {
        return accountId + "/" + factor;
    }

    private static final class State {
        private int failures;
        private int compared;
        private int pauses;
        private Instant pausedUntil = Instant.MIN;
    }
}
