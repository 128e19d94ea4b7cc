package dev.muster.server.codeserver;

import dev.muster.otp.verify.Challenge;
import dev.muster.otp.verify.CodeUse;
import dev.muster.otp.verify.CodeUse.Purpose;
import dev.muster.server.code.CodeSending;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The code that a session has asked for, whether one was sent or not.
 *
 * @param decoy whether its challenge is a decoy
 * @param sent how many this session has asked for
 * @param sentAt when the last was
 */
record AskedCode(Recipient to, boolean decoy, String challengeId, Instant expiresAt, int sent, Instant sentAt)
        implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String ATTRIBUTE = "muster.asked";

    /** Keeps these codes apart from the portal's, whose sessions are in the same table. */
    private static final String PREFIX = "otp-server/";

    /** The session has asked once more. */
    static AskedCode next(Recipient to, boolean decoy, Challenge challenge, Instant now, HttpServletRequest request) {
        int before = of(request).map(AskedCode::sent).orElse(0);
        return new AskedCode(to, decoy, challenge.id(), challenge.expiresAt(), before + 1, now);
    }

    /** How long it is until this session may ask for another. */
    Duration pause(Instant now) {
        return CodeSending.pause(sent, sentAt, now);
    }

    /** What the code is good for. */
    CodeUse use(HttpServletRequest request) {
        return use(to.accountId(), request);
    }

    /** Good in this session of this server alone. */
    static CodeUse use(String accountId, HttpServletRequest request) {
        return new CodeUse(
                accountId, Purpose.SIGN_IN, PREFIX + request.getSession().getId());
    }

    static Optional<AskedCode> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof AskedCode asked
                ? Optional.of(asked)
                : Optional.empty();
    }

    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    static void forget(HttpServletRequest request) {
        request.getSession().removeAttribute(ATTRIBUTE);
    }
}
