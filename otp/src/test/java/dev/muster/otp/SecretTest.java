package dev.muster.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts about secrets. */
final class SecretTest {
    private static final String TYPED = "gezd gnbv-gy3t qojq";

    @Test
    void isReadAsPeopleTypeIt() {
        Secret secret = Secret.of("1234567890".getBytes(StandardCharsets.US_ASCII));
        assertThat(Secret.ofBase32(TYPED)).isEqualTo(secret);
        assertThat(Secret.ofBase32("GEZDGNBVGY3TQOJQ======")).isEqualTo(secret);
        assertThat(secret.base32()).isEqualTo("GEZDGNBVGY3TQOJQ");
    }

    @ParameterizedTest
    @EnumSource
    void newOnesAreAsLongAsTheDigestAndDiffer(Digest digest) {
        SecureRandom random = new SecureRandom();
        Secret secret = Secret.random(random, digest);
        assertThat(secret.bytes()).hasSize(digest.bytes());
        assertThat(secret).isNotEqualTo(Secret.random(random, digest));
        assertThat(Secret.ofBase32(secret.base32())).isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GEZDGNBVGY3TQOJ1", "GEZDGNBVGY3TQOJQA", "GEZD", "geheim!", "ÄEZDGNBVGY3TQOJQ"})
    void refusesWhatIsNoneWithoutRepeatingIt(String typed) {
        assertThatThrownBy(() -> Secret.ofBase32(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(typed.isEmpty()
                                || !String.valueOf(e.getMessage()).contains(typed))
                        .isTrue());
    }

    @Test
    void neverPrintsItselfAndNeverLeaks() {
        Secret secret = Secret.ofBase32(TYPED);
        assertThat(secret.toString()).isEqualTo("Secret");
        secret.bytes()[0] = 0;
        assertThat(secret.base32()).isEqualTo("GEZDGNBVGY3TQOJQ");
    }
}
