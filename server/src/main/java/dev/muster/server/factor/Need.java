package dev.muster.server.factor;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One thing that a combination asks for, and the factors that give it. */
public enum Need {
    /** Something one knows. */
    PASSWORD(Step.PASSWORD),
    /** A one-time code of any kind. */
    CODE(Step.CODE),
    /** A code, of whoever has set up a way to get one, or a passkey; others need none. */
    OWN_CODE(Step.CODE),
    /** A code of something one has: a mailbox is none (NIST SP 800-63B-4, 3.1.3.1). */
    HELD(Step.CODE),
    /** A code of an authenticator app. */
    APP(Step.CODE),
    /** The own face, live. */
    FACE(Step.FACE),
    /** A passkey. */
    PASSKEY(Step.PASSKEY);

    private final Step step;

    Need(Step step) {
        this.step = step;
    }

    /** Where it is shown. */
    public Step step() {
        return step;
    }

    /** Any one of these will do. */
    public Set<SessionFactor> factors() {
        return switch (this) {
            case PASSWORD -> EnumSet.of(SessionFactor.PASSWORD);
            case CODE, OWN_CODE ->
                EnumSet.of(SessionFactor.TOTP, SessionFactor.SMS, SessionFactor.EMAIL, SessionFactor.RECOVERY);
            case HELD -> EnumSet.of(SessionFactor.TOTP, SessionFactor.SMS, SessionFactor.RECOVERY);
            case APP -> EnumSet.of(SessionFactor.TOTP);
            case FACE -> EnumSet.of(SessionFactor.FACE);
            case PASSKEY -> EnumSet.of(SessionFactor.PASSKEY);
        };
    }

    /** As profiles write it, such as {@code own-code}. */
    public String word() {
        return Words.of(this);
    }

    static Optional<Need> byWord(String word) {
        return Words.find(Need.class, word);
    }
}
