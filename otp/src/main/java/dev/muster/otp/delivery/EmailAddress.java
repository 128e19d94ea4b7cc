package dev.muster.otp.delivery;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An e-mail address. Whether it exists is known once a message arrives. */
public final class EmailAddress implements Address {
    /** RFC 5321, section 4.5.3.1.3, less the brackets. */
    private static final int LONGEST = 254;

    private static final int LONGEST_LOCAL = 64;

    /** What mail programs of today take: no quoted local parts, no comments, no bare addresses of hosts. */
    private static final Pattern FORM = Pattern.compile(
            "[^\\s@\"(),:;<>\\[\\\\\\]\\p{Cntrl}]+@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}-]{2,}");

    private final String text;

    private EmailAddress(String text) {
        this.text = text;
    }

    /** Empty when it cannot be one. */
    public static Optional<EmailAddress> parse(String typed) {
        String text = typed.strip();
        boolean fits = text.length() <= LONGEST && text.indexOf('@') <= LONGEST_LOCAL;
        if (!fits || !FORM.matcher(text).matches() || text.contains("..")) {
            return Optional.empty();
        }
        int at = text.indexOf('@');
        return Optional.of(
                new EmailAddress(text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT)));
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public String text() {
        return text;
    }

    /** Its first letter and its domain: {@code a•••@example.org}. */
    @Override
    public String masked() {
        return text.substring(0, text.offsetByCodePoints(0, 1)) + "•••" + text.substring(text.indexOf('@'));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EmailAddress address && text.equals(address.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return masked();
    }
}
