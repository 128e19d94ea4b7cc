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
import dev.muster.store.account.SettableClock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hundred guesses at once count as a hundred, at most five are compared, and a right one after them is refused. */
final class ParallelGuessesTest {
    private static final int GUESSES = 100;

    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void atADeliveredCode(TestDatabase kind) throws Exception {
        Map<String, String> environment = kind.freshEnvironment();
        try (CodeDesk one = new CodeDesk(root, environment, clock, "ravi");
                CodeDesk two = new CodeDesk(root, environment, clock, "ravi")) {
            IssuedCode issued = one.delivered.issue(one.signIn(), Factor.SMS, CodeRules.USUAL);
            String id = issued.challenge().id();
            String wrong = issued.code().startsWith("0") ? "999999" : "000000";
            attack(one, two, Factor.SMS, desk -> desk.delivered.check(id, desk.signIn(), wrong));
            assertThat(two.delivered.check(id, two.signIn(), issued.code())).isInstanceOf(Verdict.Waiting.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void atAnAuthenticatorAppsCode(TestDatabase kind) throws Exception {
        Map<String, String> environment = kind.freshEnvironment();
        try (CodeDesk one = new CodeDesk(root, environment, clock, "ravi");
                CodeDesk two = new CodeDesk(root, environment, clock, "ravi")) {
            Totp totp = Totp.usual(Secret.random(new SecureRandom(), Digest.SHA1));
            one.addApp(totp, 0);
            attack(one, two, Factor.TOTP, desk -> desk.appCodes.check(desk.account, "12345x"));
            assertThat(two.appCodes.check(two.account, totp.at(clock.instant())))
                    .isInstanceOf(Verdict.Waiting.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void atRecoveryCodes(TestDatabase kind) throws Exception {
        Map<String, String> environment = kind.freshEnvironment();
        try (CodeDesk one = new CodeDesk(root, environment, clock, "ravi");
                CodeDesk two = new CodeDesk(root, environment, clock, "ravi")) {
            List<String> codes = one.spareCodes.renew(one.account);
            attack(one, two, Factor.RECOVERY, desk -> desk.spareCodes.check(desk.account, "0000-0000-0000-0000"));
            assertThat(two.spareCodes.check(two.account, codes.getFirst())).isInstanceOf(Verdict.Waiting.class);
            assertThat(two.sheets.left(two.account)).isEqualTo(codes.size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofAHundredRightOnesOneIsTaken(TestDatabase kind) throws Exception {
        Map<String, String> environment = kind.freshEnvironment();
        try (CodeDesk one = new CodeDesk(root, environment, clock, "ravi");
                CodeDesk two = new CodeDesk(root, environment, clock, "ravi")) {
            Totp totp = Totp.usual(Secret.random(new SecureRandom(), Digest.SHA256));
            one.addApp(totp, 0);
            String app = totp.at(clock.instant());
            String spare = one.spareCodes.renew(one.account).getFirst();
            IssuedCode issued = one.delivered.issue(one.signIn(), Factor.EMAIL, CodeRules.USUAL);
            assertThat(taken(parallel(one, two, desk -> desk.appCodes.check(desk.account, app))))
                    .isOne();
            assertThat(taken(parallel(one, two, desk -> desk.spareCodes.check(desk.account, spare))))
                    .isOne();
            assertThat(taken(parallel(
                            one,
                            two,
                            desk -> desk.delivered.check(issued.challenge().id(), desk.signIn(), issued.code()))))
                    .isOne();
        }
    }

    private static void attack(CodeDesk one, CodeDesk two, Factor factor, Function<CodeDesk, Verdict> guess)
            throws InterruptedException, ExecutionException {
        List<Verdict> verdicts = parallel(one, two, guess);
        assertThat(one.attempts.failures(one.account, factor)).isEqualTo(GUESSES);
        assertThat(verdicts.stream().filter(verdict -> !(verdict instanceof Verdict.Waiting)))
                .hasSize(Attempts.ALLOWANCE)
                .allMatch(verdict -> verdict instanceof Verdict.Wrong || verdict instanceof Verdict.Exhausted);
    }

    private static long taken(List<Verdict> verdicts) {
        return verdicts.stream().filter(Verdict.Accepted.class::isInstance).count();
    }

    private static List<Verdict> parallel(CodeDesk one, CodeDesk two, Function<CodeDesk, Verdict> guess)
            throws InterruptedException, ExecutionException {
        List<Callable<Verdict>> guesses = new ArrayList<>();
        for (int i = 0; i < GUESSES; i++) {
            CodeDesk desk = i % 2 == 0 ? one : two;
            guesses.add(() -> guess.apply(desk));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> answer : threads.invokeAll(guesses)) {
                verdicts.add(answer.get());
            }
            return verdicts;
        }
    }
}
