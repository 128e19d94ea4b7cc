package dev.muster.cli.console;

import dev.muster.gallery.OperatingPoint;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The error rate that a user of a comparison names; a raw threshold is never asked for. */
public final class FalseMatchRate {
    private static final double DEFAULT = 1e-4;
    private static final double RARE = 0.1;

    @Option(
            names = "--fmr",
            paramLabel = "RATE",
            converter = Reader.class,
            description = "How often two different people may be taken for one, between 0 and 1 (1e-4, 1 in 10,000).")
    private @Nullable Double rate;

    /** The rate, 1 in 10,000 unless the user named another. */
    public double value() {
        return rate == null ? DEFAULT : rate;
    }

    /** The rate as people say it: {@code 1 in 10,000}. */
    public static String words(double rate) {
        return rate <= RARE
                ? String.format(Locale.ROOT, "1 in %,d", Math.round(1 / rate))
                : String.format(Locale.ROOT, "%.0f in 100", rate * 100);
    }

    /** Says it when a point lies beyond what was measured. */
    public static void warnWhenExtrapolated(OperatingPoint point, double wanted, Terminal terminal) {
        if (point.extrapolated()) {
            terminal.error("Note: the threshold for %s is extrapolated; such a rate was never measured."
                    .formatted(words(wanted)));
        }
    }

    /** Reads a rate. */
    static final class Reader implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            try {
                double rate = Double.parseDouble(text.strip());
                if (rate > 0 && rate < 1) {
                    return rate;
                }
            } catch (NumberFormatException e) {
                // falls through to the same answer
            }
            throw new TypeConversionException("expected a rate between 0 and 1 such as 1e-4, got '" + text + "'");
        }
    }
}
