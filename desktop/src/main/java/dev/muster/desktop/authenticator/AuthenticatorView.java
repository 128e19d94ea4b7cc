package dev.muster.desktop.authenticator;

import dev.muster.desktop.look.Countdown;
import dev.muster.desktop.look.GroupedDigits;
import java.util.List;
import java.util.Optional;

/** Everything the authenticator shows at one moment. */
sealed interface AuthenticatorView {

    /**
     * Before the passphrase.
     *
     * @param fresh whether there is no file yet, so that a passphrase is chosen
     * @param busy while the key is derived
     * @param trouble why it did not open
     */
    record Locked(boolean fresh, boolean busy, Optional<String> trouble) implements AuthenticatorView {}

    /**
     * The codes.
     *
     * @param rows those that the search finds
     * @param all how many there are in all
     * @param busy while the file is written
     * @param status what has just happened
     */
    record Opened(List<Row> rows, int all, boolean busy, Optional<Status> status) implements AuthenticatorView {
        /** From so many on there is a search. */
        private static final int MANY = 6;

        public Opened {
            rows = List.copyOf(rows);
        }

        boolean isSearchable() {
            return all >= MANY;
        }
    }

    /** A sentence, and whether it tells of trouble. */
    record Status(boolean bad, String text) {}

    /**
     * The code of one account; it prints itself without the code.
     *
     * @param code grouped
     */
    record Row(String id, String title, String detail, String code, Countdown countdown) {
        /** As a screen reader says it. */
        String spoken() {
            String who = detail.isEmpty() ? title : title + ", " + detail;
            return "%s, code %s, %s".formatted(who, GroupedDigits.spoken(code), countdown.spoken());
        }

        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }
}
