package dev.muster.cli.console;

import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads time zones: {@code Europe/Berlin}, {@code UTC}, {@code +01:00}. */
public final class Zones implements ITypeConverter<ZoneId> {
    @Override
    public ZoneId convert(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "expected a time zone such as Europe/Berlin or +01:00, got '" + text + "'");
        }
    }
}
