package dev.muster.desktop.code;

import dev.muster.desktop.look.Countdown;
import java.util.Optional;

/**
 * Everything the code window shows at one moment.
 *
 * @param route how the code goes, and where
 * @param number how many codes have been sent: with a new one the entry starts afresh
 * @param checkable whether a code may be entered
 * @param notice what a desktop notice shows
 */
record CodeView(
        String route,
        long number,
        Phase phase,
        Countdown countdown,
        Status status,
        boolean checkable,
        Send send,
        Optional<Notice> notice) {

    /** What has become of the newest code. */
    enum Phase {
        /** None was sent yet. */
        READY,
        LIVE,
        RIGHT,
        EXPIRED,
        /** Tried wrongly too often, or nothing is compared for a while. */
        TOO_MANY,
        UNSENT
    }

    /** The sentence under the entry. */
    record Status(Tone tone, String text) {
        enum Tone {
            QUIET,
            GOOD,
            BAD
        }
    }

    /** The button that sends. */
    record Send(boolean enabled, String label) {}

    /** The code itself, grouped; it prints itself without it. */
    record Notice(String code, Countdown countdown) {
        @Override
        public String toString() {
            return "Notice";
        }
    }

    /** A message box. */
    record Box(Kind kind, String title, String text) {
        enum Kind {
            RIGHT,
            WRONG,
            EXPIRED,
            TOO_MANY
        }
    }
}
