package dev.muster.store.factor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.Digest;
import dev.muster.otp.Secret;
import dev.muster.otp.Totp;
import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.verify.Attempts;
import dev.muster.otp.verify.CodeRules;
import dev.muster.otp.verify.Factor;
import dev.muster.otp.verify.IssuedCode;
import dev.muster.otp.verify.Verdict;
import dev.muster.store.TestDatabase;
import dev.muster.store.account.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts about factors in the database. */
final class FactorsTest {
    private static final Address PHONE = Address.of(Channel.SMS, "+919876543123");

    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void anAppsCodeIsGoodOnceAndNoOlderOneAfterIt(TestDatabase kind) {
        try (CodeDesk desk = open(kind)) {
            Totp totp = new Totp(Secret.random(new SecureRandom(), Digest.SHA512), Digest.SHA512, 8, Totp.USUAL_STEP);
            String older = totp.at(clock.instant());
            clock.forward(Totp.USUAL_STEP);
            String code = totp.at(clock.instant());
            desk.addApp(totp, 0);
            assertThat(desk.appCodes.check(desk.account, code)).isEqualTo(new Verdict.Accepted());
            assertThat(desk.appCodes.check(desk.account, code)).isEqualTo(new Verdict.Used());
            assertThat(desk.appCodes.check(desk.account, older)).isEqualTo(new Verdict.Used());
            assertThat(desk.apps.list(desk.account).getFirst().usedAt()).hasValue(clock.instant());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClockThatWasAheadKeepsNobodyOut(TestDatabase kind) {
        try (CodeDesk desk = open(kind)) {
            Totp totp = Totp.usual(Secret.random(new SecureRandom(), Digest.SHA1));
            desk.addApp(totp, 0);
            clock.forward(Duration.ofDays(3));
            assertThat(desk.appCodes.check(desk.account, totp.at(clock.instant())))
                    .isEqualTo(new Verdict.Accepted());
            clock.forward(Duration.ofDays(-3));
            assertThat(desk.appCodes.check(desk.account, totp.at(clock.instant())))
                    .isEqualTo(new Verdict.Accepted());
            assertThat(desk.appCodes.check(desk.account, totp.at(clock.instant())))
                    .isEqualTo(new Verdict.Used());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStepThatConfirmedAnAppIsUsed(TestDatabase kind) {
        try (CodeDesk desk = open(kind)) {
            Totp totp = Totp.usual(Secret.random(new SecureRandom(), Digest.SHA1));
            desk.addApp(totp, totp.stepAt(clock.instant()));
            assertThat(desk.appCodes.check(desk.account, totp.at(clock.instant())))
                    .isEqualTo(new Verdict.Used());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRecoveryCodeIsGoodOnceAndNewOnesVoidTheOld(TestDatabase kind) {
        try (CodeDesk desk = open(kind)) {
            List<String> codes = desk.spareCodes.renew(desk.account);
            assertThat(desk.spareCodes.check(desk.account, codes.getFirst().toLowerCase(Locale.ROOT)))
                    .isEqualTo(new Verdict.Accepted());
            assertThat(desk.spareCodes.check(desk.account, codes.getFirst())).isInstanceOf(Verdict.Wrong.class);
            assertThat(desk.sheets.left(desk.account)).isEqualTo(9);
            desk.spareCodes.renew(desk.account);
            assertThat(desk.spareCodes.check(desk.account, codes.get(1))).isInstanceOf(Verdict.Wrong.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeliveredCodeOutlivesTheProcessThatSentIt(TestDatabase kind) {
        var environment = kind.freshEnvironment();
        IssuedCode issued;
        try (CodeDesk desk = new CodeDesk(root, environment, clock, "ravi")) {
            issued = desk.delivered.issue(desk.signIn(), Factor.SMS, CodeRules.USUAL);
        }
        try (CodeDesk desk = new CodeDesk(root, environment, clock, "ravi")) {
            assertThat(desk.delivered.check(issued.challenge().id(), desk.signIn(), issued.code()))
                    .isEqualTo(new Verdict.Accepted());
            assertThat(desk.delivered.check(issued.challenge().id(), desk.signIn(), issued.code()))
                    .isEqualTo(new Verdict.Used());
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterAHundredWrongOnesAFactorIsOffUntilItIsRenewed(TestDatabase kind) {
        try (CodeDesk desk = open(kind)) {
            for (int i = 0; i < Attempts.MOST_FAILURES; i++) {
                assertThat(desk.appCodes.check(desk.account, "000000")).isInstanceOf(Verdict.Wrong.class);
                clock.forward(Duration.ofMinutes(i < 10 ? 15 : 1500));
            }
            assertThat(desk.appCodes.check(desk.account, "000000")).isEqualTo(new Verdict.Off());
            assertThat(desk.attempts.isOff(desk.account, Factor.TOTP)).isTrue();
            assertThat(desk.attempts.isOff(desk.account, Factor.SMS)).isFalse();
            desk.attempts.succeeded(desk.account, Factor.TOTP);
            assertThat(desk.appCodes.check(desk.account, "000000")).isInstanceOf(Verdict.Wrong.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddressIsFoundOnlyOnceConfirmedAndIsThereOnce(TestDatabase kind) {
        try (CodeDesk desk = open(kind)) {
            CodeAddress added = desk.addresses.add(desk.account, PHONE, "Phone", false);
            assertThat(desk.addresses.of(desk.account)).isEmpty();
            assertThat(desk.addresses.find(desk.account, PHONE)).isEmpty();
            desk.addresses.confirm(desk.account, added.id());
            assertThat(desk.addresses
                            .add(desk.account, PHONE, "Another name", true)
                            .id())
                    .isEqualTo(added.id());
            CodeAddress found = desk.addresses.find(desk.account, PHONE).orElseThrow();
            assertThat(found.masked()).isEqualTo("+91 ••••• ••123");
            assertThat(desk.addresses.open(found)).hasValue(PHONE);
            assertThat(desk.addresses.find("another", PHONE)).isEmpty();
        }
    }

    @Test
    void theFilesHoldNoSecretNumberOrCode() throws IOException {
        Secret secret = Secret.of("a secret of twenty b".getBytes(StandardCharsets.UTF_8));
        try (CodeDesk desk = open(TestDatabase.SQLITE)) {
            desk.addApp(Totp.usual(secret), 0);
            desk.addresses.add(desk.account, PHONE, "Phone", true);
            List<String> codes = desk.spareCodes.renew(desk.account);
            try (Stream<Path> files = Files.list(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain("a secret of twenty b", secret.base32(), "9876543123", codes.getFirst())
                            .doesNotContain(codes.getFirst().replace("-", ""));
                }
            }
        }
    }

    private CodeDesk open(TestDatabase kind) {
        return new CodeDesk(root, kind.freshEnvironment(), clock, "ravi");
    }
}
