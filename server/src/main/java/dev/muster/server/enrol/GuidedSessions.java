package dev.muster.server.enrol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The guided enrolments under way, in memory: a few at most, each dropped when nobody goes on with it. */
final class GuidedSessions {
    private static final int MOST = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<Key, GuidedSession> sessions = new HashMap<>();

    GuidedSessions(Clock clock) {
        this.clock = clock;
    }

    private record Key(String account, String browser, String personId) {}

    /** The one under way, or a new one. */
    synchronized GuidedSession of(String account, String browser, String personId) {
        Instant now = clock.instant();
        sessions.values().removeIf(session -> session.touchedAt().isBefore(now.minus(PATIENCE)));
        Key key = new Key(account, browser, personId);
        if (!sessions.containsKey(key) && sessions.size() >= MOST) {
            sessions.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().touchedAt()))
                    .map(Map.Entry::getKey)
                    .ifPresent(sessions::remove);
        }
        GuidedSession session = sessions.computeIfAbsent(key, _ -> new GuidedSession(now));
        session.touch(now);
        return session;
    }

    /** Takes one out, to finish it or to drop it. */
    synchronized Optional<GuidedSession> end(String account, String browser, String personId) {
        return Optional.ofNullable(sessions.remove(new Key(account, browser, personId)));
    }
}
