package dev.muster.otp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts about recovery codes. */
final class RecoveryCodesTest {
    @Test
    void areTenOfEightyBitsInGroupsWithoutLettersThatLookAlike() {
        List<String> codes = RecoveryCodes.random(new SecureRandom(), RecoveryCodes.USUAL_COUNT);
        assertThat(new HashSet<>(codes)).hasSize(10);
        assertThat(codes).allMatch(code -> code.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"));
    }

    @Test
    void areTakenAsTheyAreTyped() {
        assertThat(RecoveryCodes.plain("oil1-abcd efgh-0oO0")).isEqualTo("0111ABCDEFGH0000");
    }
}
