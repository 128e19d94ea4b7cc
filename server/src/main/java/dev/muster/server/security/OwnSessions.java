package dev.muster.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
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

    /**
     * Ends an account's sessions that remembered browsers began, and those that they were remembered in. The one that asks
     * goes on where it showed a code of its own.
     *
     * @return whether the one that asks has ended too
     */
    public boolean endBegunBy(String accountId, Collection<String> devices, HttpServletRequest request) {
        Optional<String> current = currentId(request);
        found(accountId).forEach((id, session) -> {
            if (devices.contains(text(session.getAttribute(SignedInAccounts.DEVICE)))
                    && !Optional.of(id).equals(current)) {
                sessions.deleteById(id);
            }
        });
        HttpSession own = request.getSession(false);
        if (own == null || !devices.contains(text(own.getAttribute(SignedInAccounts.DEVICE)))) {
            return false;
        }
        own.removeAttribute(SignedInAccounts.DEVICE);
        boolean ends = Boolean.TRUE.equals(own.getAttribute(SignedInAccounts.BY_DEVICE));
        if (ends) {
            own.invalidate();
        }
        return ends;
    }

    /** Notes which remembered browser the session that asks was begun by or for. */
    public static void begunBy(String device, HttpServletRequest request) {
        request.getSession().setAttribute(SignedInAccounts.DEVICE, device);
    }

    /** The remembered browser that the session that asks was begun by or for; empty for none. */
    public static String deviceOf(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? "" : text(session.getAttribute(SignedInAccounts.DEVICE));
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
                current.equals(Optional.of(session.getId())),
                Boolean.TRUE.equals(session.getAttribute(SignedInAccounts.BY_DEVICE)));
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
