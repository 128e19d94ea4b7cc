package dev.muster.otp.delivery;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How many messages may leave in a day (UTC), against toll fraud and runaway programs.
 *
 * @param perAccount to all addresses of one account
 * @param perAddress to one address
 * @param perBlock to numbers that differ in their last four digits only, which fraud takes one after the other
 * @param inAll to everybody
 * @param prefixes how phone numbers may begin in E.164, such as {@code +91}; empty for all countries
 */
public record CostLimits(int perAccount, int perAddress, int perBlock, int inAll, List<String> prefixes) {
    /** Room for people who mistype, not for programs that try. */
    public static final CostLimits USUAL = new CostLimits(20, 10, 40, 1_000, List.of());

    private static final Pattern PREFIX = Pattern.compile("\\+[1-9]\\d{0,14}");

    /** @throws IllegalArgumentException in words for an operator */
    public CostLimits {
        if (Math.min(Math.min(perAccount, perAddress), Math.min(perBlock, inAll)) < 1) {
            throw new IllegalArgumentException("a limit of messages a day is at least 1");
        }
        prefixes = List.copyOf(prefixes);
        for (String prefix : prefixes) {
            if (!PREFIX.matcher(prefix).matches()) {
                throw new IllegalArgumentException("a prefix of phone numbers is like +91, not " + prefix);
            }
        }
    }

    /** Whether messages may go to a country at all. */
    public boolean allows(Address to) {
        return to.channel() != Channel.SMS
                || prefixes.isEmpty()
                || prefixes.stream().anyMatch(to.text()::startsWith);
    }
}
