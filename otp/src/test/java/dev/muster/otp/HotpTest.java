package dev.muster.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes by counter, against RFC 4226. */
final class HotpTest {
    private static final Secret SECRET = Secret.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /** RFC 4226, appendix D: the truncated value of each count, whose last digits are the code. */
    @ParameterizedTest
    @CsvSource({
        "0, 1284755224, 755224",
        "1, 1094287082, 287082",
        "2, 137359152, 359152",
        "3, 1726969429, 969429",
        "4, 1640338314, 338314",
        "5, 868254676, 254676",
        "6, 1918287922, 287922",
        "7, 82162583, 162583",
        "8, 673399871, 399871",
        "9, 645520489, 520489"
    })
    void givesTheCodesOfTheRfc(long counter, long truncated, String code) {
        assertThat(new Hotp(SECRET, 6).at(counter)).isEqualTo(code);
        assertThat(new Hotp(SECRET, 7).at(counter)).isEqualTo("%07d".formatted(truncated % 10_000_000));
        assertThat(new Hotp(SECRET, 8).at(counter)).isEqualTo("%08d".formatted(truncated % 100_000_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 9, -1})
    void refusesOtherNumbersOfDigits(int digits) {
        assertThatThrownBy(() -> new Hotp(SECRET, digits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6 to 8 digits");
    }

    @Test
    void neverPrintsItsSecret() {
        assertThat(new Hotp(SECRET, 6).toString()).doesNotContain("1234567890", SECRET.base32());
    }
}
