package dev.muster.server.passkey;

/** What a browser's answer to a challenge comes to. */
sealed interface Answer {
    /** The account's passkey has signed. */
    record Proved(String accountId) implements Answer {}

    /** It proves nothing. */
    record Refused(Why why) implements Answer {}

    /** Why it proves nothing: for the audit log; visitors get one sentence for all of them. */
    enum Why {
        NO_CHALLENGE("no challenge waits for it"),
        UNREADABLE("not an answer of a browser's"),
        UNKNOWN("unknown passkey"),
        OF_ANOTHER("passkey of another account"),
        WRONG_PAGE("signed for another page"),
        WITHOUT_USER("its user was not verified"),
        NOT_RIGHT("signature not right"),
        COPIED("signed as often before: there is a copy of the passkey");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
