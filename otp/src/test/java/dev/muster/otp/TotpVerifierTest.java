package dev.muster.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts about which codes count at a moment. */
final class TotpVerifierTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000_005);
    private static final Totp TOTP = Totp.usual(Secret.ofBase32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));

    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "0, 30, false",
        "0, -30, false",
        "1, 30, true",
        "1, -30, true",
        "1, 60, false",
        "1, -60, false",
        "2, -60, true"
    })
    void takesTheStepsWithinTheSkewAlone(int skew, int seconds, boolean taken) {
        TotpVerifier verifier = new TotpVerifier(Clock.fixed(NOW, ZoneOffset.UTC), skew);
        Instant moment = NOW.plusSeconds(seconds);
        assertThat(verifier.match(TOTP, TOTP.at(moment)).isPresent()).isEqualTo(taken);
        if (taken) {
            assertThat(verifier.match(TOTP, TOTP.at(moment))).hasValue(TOTP.stepAt(moment));
        }
    }

    @Test
    void takesACodeAsItIsTyped() {
        TotpVerifier verifier = new TotpVerifier(Clock.fixed(NOW, ZoneOffset.UTC));
        String code = TOTP.at(NOW);
        assertThat(verifier.match(TOTP, " " + code.substring(0, 3) + " " + code.substring(3) + "\n"))
                .isPresent();
        assertThat(verifier.match(TOTP, code.substring(0, 3) + "\u2013" + code.substring(3)))
                .isPresent();
        StringBuilder wide = new StringBuilder();
        code.chars().forEach(digit -> wide.append((char) (digit - '0' + '\uff10')));
        assertThat(verifier.match(TOTP, wide.toString())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "abcdef", "١٢٣٤٥٦"})
    void refusesWhatIsNoCode(String typed) {
        assertThat(new TotpVerifier(Clock.fixed(NOW, ZoneOffset.UTC)).match(TOTP, typed))
                .isEmpty();
        assertThat(TypedCode.plain("1".repeat(65))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3})
    void refusesASkewThatWouldKeepCodesAliveTooLong(int skew) {
        assertThatThrownBy(() -> new TotpVerifier(Clock.systemUTC(), skew))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 2 time steps");
    }
}
