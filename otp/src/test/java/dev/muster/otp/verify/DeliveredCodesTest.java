package dev.muster.otp.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.otp.verify.CodeUse.Purpose;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts about codes that are sent to somebody. */
final class DeliveredCodesTest {
    private static final CodeUse USE = new CodeUse("account", Purpose.SIGN_IN, "session");

    private Instant now = Instant.parse("2026-11-25T08:00:00Z");
    private final Clock clock = new Moving();
    private final DeliveredCodes codes = new DeliveredCodes(
            new InMemoryChallenges(), new InMemoryAttempts(clock), DeliveredCodesTest::sha, new SecureRandom(), clock);

    @Test
    void aCodeIsGoodOnce() {
        IssuedCode issued = issue();
        String typed = issued.code().substring(0, 3) + " " + issued.code().substring(3);
        assertThat(check(issued, typed)).isEqualTo(new Verdict.Accepted());
        assertThat(check(issued, typed)).isEqualTo(new Verdict.Used());
    }

    @Test
    void diesWhenItExpires() {
        IssuedCode issued = issue();
        now = now.plus(CodeRules.USUAL.validity());
        assertThat(check(issued, issued.code())).isEqualTo(new Verdict.Expired());
    }

    @Test
    void diesWhenTheClockIsSetBack() {
        IssuedCode issued = issue();
        now = now.minus(Duration.ofDays(3));
        assertThat(check(issued, issued.code())).isEqualTo(new Verdict.Expired());
    }

    @Test
    void diesWhenANewerOneIsSent() {
        IssuedCode old = issue();
        IssuedCode newer = issue();
        assertThat(check(old, old.code())).isEqualTo(new Verdict.Superseded());
        assertThat(check(newer, newer.code())).isEqualTo(new Verdict.Accepted());
    }

    @Test
    void diesAfterFiveWrongTries() {
        IssuedCode issued = issue();
        for (int left = 4; left > 0; left--) {
            assertThat(check(issued, wrong(issued))).isEqualTo(new Verdict.Wrong(OptionalInt.of(left)));
        }
        assertThat(check(issued, wrong(issued))).isEqualTo(new Verdict.Exhausted());
        now = now.plus(Duration.ofMinutes(1));
        assertThat(check(issued, issued.code())).isEqualTo(new Verdict.Exhausted());
    }

    @Test
    void aNewCodeDoesNotResetTheCountOfFailures() {
        for (int i = 0; i < Attempts.ALLOWANCE; i++) {
            IssuedCode issued = issue();
            check(issued, wrong(issued));
        }
        IssuedCode issued = issue();
        assertThat(check(issued, issued.code())).isInstanceOf(Verdict.Waiting.class);
    }

    @Test
    void failuresOfOneFactorLockNoOther() {
        for (int i = 0; i < Attempts.ALLOWANCE + 2; i++) {
            IssuedCode issued = issue();
            check(issued, wrong(issued));
        }
        IssuedCode byMail = codes.issue(USE, Factor.EMAIL, CodeRules.USUAL);
        assertThat(check(byMail, byMail.code())).isEqualTo(new Verdict.Accepted());
    }

    @Test
    void isOffAfterAHundredFailuresInARow() {
        for (int i = 0; i < Attempts.MOST_FAILURES; i++) {
            IssuedCode issued = issue();
            assertThat(check(issued, wrong(issued))).isEqualTo(new Verdict.Wrong(OptionalInt.of(4)));
            now = now.plus(Duration.ofMinutes(15));
        }
        IssuedCode issued = issue();
        assertThat(check(issued, issued.code())).isEqualTo(new Verdict.Off());
    }

    @ParameterizedTest
    @CsvSource({"other, SIGN_IN, session", "account, CONFIRM, session", "account, SIGN_IN, other"})
    void isGoodForItsAccountPurposeAndSessionAlone(String account, Purpose purpose, String session) {
        IssuedCode issued = issue();
        CodeUse other = new CodeUse(account, purpose, session);
        assertThat(codes.check(issued.challenge().id(), other, issued.code())).isEqualTo(new Verdict.Unknown());
        // And the guess did not cost its owner a try.
        assertThat(check(issued, wrong(issued))).isEqualTo(new Verdict.Wrong(OptionalInt.of(4)));
        assertThat(check(issued, issued.code())).isEqualTo(new Verdict.Accepted());
    }

    @Test
    void neverPrintsItself() {
        IssuedCode issued = issue();
        assertThat(issued.toString() + issued.challenge()).doesNotContain(issued.code());
    }

    @ParameterizedTest
    @CsvSource({"5, 300", "11, 300", "6, 9", "6, 601"})
    void rulesOutsideOfNistsAreRefused(int digits, int seconds) {
        assertThatThrownBy(() -> new CodeRules(digits, Duration.ofSeconds(seconds)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NIST SP 800-63B-4");
    }

    private IssuedCode issue() {
        return codes.issue(USE, Factor.SMS, CodeRules.USUAL);
    }

    private Verdict check(IssuedCode issued, String typed) {
        return codes.check(issued.challenge().id(), USE, typed);
    }

    private static String wrong(IssuedCode issued) {
        return issued.code().startsWith("0")
                ? "1" + issued.code().substring(1)
                : "0" + issued.code().substring(1);
    }

    private static byte[] sha(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(new String(data, StandardCharsets.UTF_8), e);
        }
    }

    private final class Moving extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
