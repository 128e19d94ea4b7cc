package dev.muster.cli.console;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as people write them: {@code 12h}, {@code 30m}, {@code 90s}, {@code 1d}, {@code 1h30m}. */
public final class Durations implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        String compact = text.strip().toUpperCase(Locale.ROOT).replaceAll("\\s", "");
        if (compact.matches("(\\d+D)?(\\d+H)?(\\d+M)?(\\d+S)?") && !compact.isEmpty()) {
            int afterDays = compact.indexOf('D') + 1;
            String time = compact.substring(afterDays);
            try {
                return Duration.parse("P" + compact.substring(0, afterDays) + (time.isEmpty() ? "" : "T" + time));
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("expected a shorter duration, got '" + text + "'");
            }
        }
        throw new TypeConversionException("expected a duration such as 12h, 30m, 90s or 1d, got '" + text + "'");
    }
}
