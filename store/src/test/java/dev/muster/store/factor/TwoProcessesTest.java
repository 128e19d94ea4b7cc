package dev.muster.store.factor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.Digest;
import dev.muster.otp.Secret;
import dev.muster.otp.Totp;
import dev.muster.otp.verify.Attempts;
import dev.muster.otp.verify.CodeRules;
import dev.muster.otp.verify.Factor;
import dev.muster.otp.verify.IssuedCode;
import dev.muster.otp.verify.Verdict;
import dev.muster.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hundred guesses by two processes on one database count as a hundred, for every kind of code. */
final class TwoProcessesTest {
    private static final int EACH = 50;

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void countTogether(TestDatabase kind) throws IOException, InterruptedException {
        Map<String, String> environment = kind.freshEnvironment();
        try (CodeDesk desk = new CodeDesk(root, environment, Clock.systemUTC(), "ravi")) {
            Totp totp = Totp.usual(Secret.random(new SecureRandom(), Digest.SHA1));
            desk.addApp(totp, 0);
            String spare = desk.spareCodes.renew(desk.account).getFirst();
            IssuedCode issued = desk.delivered.issue(desk.signIn(), Factor.SMS, CodeRules.USUAL);
            String challenge = issued.challenge().id();

            guessedByTwo(desk, environment, Factor.TOTP, "");
            guessedByTwo(desk, environment, Factor.RECOVERY, "");
            guessedByTwo(desk, environment, Factor.SMS, challenge);

            assertThat(desk.appCodes.check(
                            desk.account, totp.at(Clock.systemUTC().instant())))
                    .isInstanceOf(Verdict.Waiting.class);
            assertThat(desk.spareCodes.check(desk.account, spare)).isInstanceOf(Verdict.Waiting.class);
            assertThat(desk.delivered.check(challenge, desk.signIn(), issued.code()))
                    .isInstanceOf(Verdict.Waiting.class);
        }
    }

    private void guessedByTwo(CodeDesk desk, Map<String, String> environment, Factor factor, String challenge)
            throws IOException, InterruptedException {
        Process one = start(environment, factor, challenge);
        Process two = start(environment, factor, challenge);
        List<String> verdicts =
                Stream.of(said(one), said(two)).flatMap(List::stream).toList();
        assertThat(verdicts).hasSize(2 * EACH);
        assertThat(verdicts.stream().filter(verdict -> !verdict.equals("Waiting")))
                .hasSize(Attempts.ALLOWANCE)
                .allMatch(verdict -> verdict.equals("Wrong") || verdict.equals("Exhausted"));
        assertThat(desk.attempts.failures(desk.account, factor)).isEqualTo(2 * EACH);
    }

    private Process start(Map<String, String> environment, Factor factor, String challenge) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GuessingProcess.class.getName(),
                        root.toString(),
                        "ravi",
                        factor.name(),
                        challenge,
                        String.valueOf(EACH))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().putAll(environment);
        return process.start();
    }

    private static List<String> said(Process process) throws IOException, InterruptedException {
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}
