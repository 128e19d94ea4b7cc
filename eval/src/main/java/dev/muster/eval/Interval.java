package dev.muster.eval;

/**
 * Where a share lies with 95 % confidence.
 *
 * @param low from 0 to 1
 * @param high from {@code low} to 1
 */
public record Interval(double low, double high) {
    private static final double Z = 1.959963984540054;

    /** Wilson's interval for {@code hits} of {@code trials}, as if the trials were independent. */
    static Interval wilson(long hits, long trials) {
        double n = trials;
        double share = hits / n;
        double middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return new Interval(hits == 0 ? 0 : middle - half, hits == trials ? 1 : middle + half);
    }
}
