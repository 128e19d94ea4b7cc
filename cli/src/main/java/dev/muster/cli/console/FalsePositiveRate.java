package dev.muster.cli.console;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The error rate that a user of a search names: the chance that a stranger gets any name. */
public final class FalsePositiveRate {
    private static final double DEFAULT = 1e-4;

    @Option(
            names = "--fmr",
            paramLabel = "RATE",
            converter = FalseMatchRate.Reader.class,
            description =
                    "How often a stranger may get any name, between 0 and 1, however many people are known (1e-4).")
    private @Nullable Double rate;

    /** The rate, 1 in 10,000 unless the user named another. */
    public double value() {
        return rate == null ? DEFAULT : rate;
    }
}
