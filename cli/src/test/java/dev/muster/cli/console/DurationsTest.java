package dev.muster.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class DurationsTest {
    private final Durations durations = new Durations();

    @ParameterizedTest
    @CsvSource({"12h, PT12H", "30m, PT30M", "90s, PT90S", "1d, P1D", "1h30m, PT1H30M", "1D 6H, PT30H", "0s, PT0S"})
    void readsWhatPeopleWrite(String text, String iso) {
        assertThat(durations.convert(text)).isEqualTo(Duration.parse(iso));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "h", "-1h", "12 hours", "1m1h", "99999999999999999999h"})
    void refusesTheRest(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> durations.convert(text))
                .withMessageContaining("'" + text + "'");
    }
}
