package dev.muster.store.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row's number and hash. Noted outside the database, it shows later that nothing up to there was changed or lost.
 *
 * @param seq 0 before the first row
 * @param hash 64 hexadecimal digits; empty before the first row
 */
public record Anchor(long seq, String hash) {
    static final Anchor BEFORE_THE_FIRST = new Anchor(0, "");

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})|0:");

    /** Reads what {@link #toString} wrote. */
    public static Optional<Anchor> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                matcher.group(1) == null
                        ? BEFORE_THE_FIRST
                        : new Anchor(Long.parseLong(matcher.group(1)), matcher.group(2)));
    }

    /** {@code SEQ:HASH}. */
    @Override
    public String toString() {
        return seq + ":" + hash;
    }
}
