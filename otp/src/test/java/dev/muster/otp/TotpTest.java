package dev.muster.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes by time, against RFC 6238. */
final class TotpTest {
    /** RFC 6238, appendix B; the secrets are those of its reference program: as long as the digest's output. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082, SHA1",
        "59, 46119246, SHA256",
        "59, 90693936, SHA512",
        "1111111109, 07081804, SHA1",
        "1111111109, 68084774, SHA256",
        "1111111109, 25091201, SHA512",
        "1111111111, 14050471, SHA1",
        "1111111111, 67062674, SHA256",
        "1111111111, 99943326, SHA512",
        "1234567890, 89005924, SHA1",
        "1234567890, 91819424, SHA256",
        "1234567890, 93441116, SHA512",
        "2000000000, 69279037, SHA1",
        "2000000000, 90698825, SHA256",
        "2000000000, 38618901, SHA512",
        "20000000000, 65353130, SHA1",
        "20000000000, 77737706, SHA256",
        "20000000000, 47863826, SHA512"
    })
    void givesTheCodesOfTheRfc(long second, String code, Digest digest) {
        Totp totp = new Totp(secret(digest), digest, 8, Duration.ofSeconds(30));
        assertThat(totp.at(Instant.ofEpochSecond(second))).isEqualTo(code);
        assertThat(new Totp(secret(digest), digest, 6, Duration.ofSeconds(30)).at(Instant.ofEpochSecond(second)))
                .isEqualTo(code.substring(2));
    }

    private static Secret secret(Digest digest) {
        String text = "1234567890".repeat(7).substring(0, digest.bytes());
        return Secret.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void saysHowLongACodeLasts() {
        Totp totp = Totp.usual(secret(Digest.SHA1));
        assertThat(totp.left(Instant.ofEpochSecond(60))).isEqualTo(Duration.ofSeconds(30));
        assertThat(totp.left(Instant.ofEpochSecond(89).plusMillis(500))).isEqualTo(Duration.ofMillis(500));
        assertThat(totp.stepAt(Instant.ofEpochSecond(-1))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.5S", "PT30.5S", "PT-30S"})
    void refusesStepsThatAreNoWholeSeconds(Duration step) {
        assertThatThrownBy(() -> new Totp(secret(Digest.SHA1), Digest.SHA1, 6, step))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole number of seconds");
    }
}
