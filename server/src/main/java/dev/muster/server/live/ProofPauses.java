package dev.muster.server.live;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Pauses that grow with each failure of a person's in a row, wherever in this process it happens; one attempt at a time.
 * An attempt counts as failed when it begins, so that leaving or many windows gain nothing.
 */
final class ProofPauses {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLED = 4;
    /** Failures are forgotten so long after the last. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private static final int MANY = 5_000;

    private final Map<String, Count> counts = new HashMap<>();

    private record Count(int failures, Instant notBefore) {
        boolean forgotten(Instant now) {
            return notBefore.plus(FORGOTTEN).isBefore(now);
        }
    }

    /**
     * Lets a person try, or says how long they must wait.
     *
     * @param life how long the attempt may last
     */
    synchronized Optional<Duration> admit(String personId, Instant now, Duration life) {
        if (counts.size() > MANY) {
            counts.values().removeIf(count -> count.forgotten(now));
        }
        Count before = of(personId, now);
        if (before.notBefore.isAfter(now)) {
            return Optional.of(Duration.between(now, before.notBefore));
        }
        counts.put(personId, new Count(before.failures + 1, now.plus(life)));
        return Optional.empty();
    }

    /** The attempt failed; how long the pause is. */
    synchronized Duration failed(String personId, Instant now) {
        int failures = Math.max(1, of(personId, now).failures);
        Duration grown = FIRST.multipliedBy(1L << Math.min(MOST_DOUBLED, failures - 1));
        Duration pause = grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
        counts.put(personId, new Count(failures, now.plus(pause)));
        return pause;
    }

    /** The attempt was none: the failures before it stay. */
    synchronized void takeBack(String personId, Instant now) {
        int before = of(personId, now).failures - 1;
        if (before > 0) {
            counts.put(personId, new Count(before, now));
        } else {
            counts.remove(personId);
        }
    }

    /** The attempt passed. */
    synchronized void clear(String personId) {
        counts.remove(personId);
    }

    private Count of(String personId, Instant now) {
        Count count = counts.get(personId);
        return count == null || count.forgotten(now) ? new Count(0, now) : count;
    }
}
