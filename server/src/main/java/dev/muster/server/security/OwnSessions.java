package dev.muster.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/** The sessions of an account, to see and to end. */
public final class OwnSessions {
    private final ThriftySessions<?> sessions;

    OwnSessions(ThriftySessions<?> sessions) {
        this.sessions = sessions;
    }

    /** Those that go on, the newest first. */
    public List<OwnSession> of(String accountId, HttpServletRequest request) {
        Optional<String> current = currentId(request);
        return found(accountId).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> shown(session, current))
                .sorted(Comparator.comparing(OwnSession::lastSeen).reversed())
                .toList();
    }

    /** Ends one of an account's sessions; false when there is none such. */
    public boolean end(String accountId, String handle) {
        Optional<String> id = found(accountId).keySet().stream()
                .filter(candidate -> handle(candidate).equals(handle))
                .findFirst();
        id.ifPresent(sessions::deleteById);
        return id.isPresent();
    }

    /** Ends all of an account's sessions but the one that asks. */
    public void endOthers(String accountId, HttpServletRequest request) {
        Optional<String> current = currentId(request);
        found(accountId).keySet().stream()
                .filter(id -> !Optional.of(id).equals(current))
                .forEach(sessions::deleteById);
    }

    private Map<String, ? extends Session> found(String accountId) {
        return sessions.findByPrincipalName(accountId);
    }

    private static OwnSession shown(Session session, Optional<String> current) {
        return new OwnSession(
                handle(session.getId()),
                text(session.getAttribute(SignedInAccounts.BROWSER)),
                text(session.getAttribute(SignedInAccounts.ADDRESS)),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                current.equals(Optional.of(session.getId())));
    }

    private static Optional<String> currentId(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(HttpSession::getId);
    }

    private static String text(@Nullable Object attribute) {
        return attribute instanceof String text ? text : "";
    }

    private static String handle(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
