package dev.muster.server.codeserver;

import dev.muster.otp.verify.Factor;
import dev.muster.store.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * What a session of this server has proved: the code of one factor. It opens nothing in the portal.
 *
 * @param securityVersion the account's at that moment: when it is raised this ends
 */
record Granted(String accountId, long securityVersion, Factor factor, Instant since) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String ATTRIBUTE = "muster.granted";

    static Optional<Granted> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Granted granted
                ? Optional.of(granted)
                : Optional.empty();
    }

    /** Puts it into the session, under a new id. */
    void keep(HttpServletRequest request) {
        request.changeSessionId();
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    static void forget(HttpServletRequest request) {
        request.getSession().removeAttribute(ATTRIBUTE);
    }

    boolean isGoodFor(Account account) {
        return account.active() && account.securityVersion() == securityVersion;
    }
}
