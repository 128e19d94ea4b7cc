package dev.muster.server.code;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;

/**
 * How far a session is with a code: by which way, and which one was sent.
 *
 * @param wayId a {@link Way}'s id
 * @param challengeId the code that is waited for; empty for ways that send none
 * @param messageId its message; empty likewise
 */
record CodeStep(String wayId, String challengeId, String messageId) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    static CodeStep by(Way way) {
        return new CodeStep(way.id(), "", "");
    }

    boolean isSent() {
        return !challengeId.isEmpty();
    }

    /** What a session remembers under a name. */
    static Optional<CodeStep> of(HttpServletRequest request, String name) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(name) instanceof CodeStep step
                ? Optional.of(step)
                : Optional.empty();
    }

    void keep(HttpServletRequest request, String name) {
        request.getSession().setAttribute(name, this);
    }

    static void forget(HttpServletRequest request, String name) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(name);
        }
    }
}
