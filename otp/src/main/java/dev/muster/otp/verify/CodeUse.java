package dev.muster.otp.verify;

import java.util.Locale;

/**
 * What a delivered code is good for, and nothing else.
 *
 * @param accountId whose it is
 * @param purpose why it was sent
 * @param session which session, or which program, asked for it; the same for the check
 */
public record CodeUse(String accountId, Purpose purpose, String session) {
    /** Why a code is sent. */
    public enum Purpose {
        SIGN_IN,
        /** To show that a phone or mailbox is one's own. */
        CONFIRM,
        /** For another program. */
        API;

        /** As it is written in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
