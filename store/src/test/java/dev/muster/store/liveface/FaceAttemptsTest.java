package dev.muster.store.liveface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.verify.Admission;
import dev.muster.otp.verify.Factor;
import dev.muster.store.TestDatabase;
import dev.muster.store.account.AttemptLimits;
import dev.muster.store.account.SettableClock;
import dev.muster.store.factor.SqlAttempts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten failures in a row, then pauses that grow, and after a hundred the factor is off. */
final class FaceAttemptsTest {
    private static final int EACH = 50;

    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void tenInARowThenPausesThatGrow(TestDatabase kind) {
        try (FaceStore store = new FaceStore(root, kind.freshEnvironment(), clock)) {
            for (int i = 0; i < FaceAttempts.ALLOWANCE; i++) {
                fail(store);
            }
            for (int seconds : List.of(30, 60, 120, 240, 480, 900, 900)) {
                assertThat(store.attempts.admit(store.account))
                        .isEqualTo(new Admission.Paused(Duration.ofSeconds(seconds)));
                clock.forward(Duration.ofSeconds(seconds - 1));
                assertThat(store.attempts.state(store.account)).isInstanceOf(Admission.Paused.class);
                clock.forward(Duration.ofSeconds(1));
                fail(store);
            }
            assertThat(store.attempts.failures(store.account)).isEqualTo(FaceAttempts.ALLOWANCE + 7);
            store.attempts.clear(store.account);
            fail(store);
            assertThat(store.attempts.failures(store.account)).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterAPauseOneIsLetInUntilItIsJudged(TestDatabase kind) {
        try (FaceStore store = new FaceStore(root, kind.freshEnvironment(), clock)) {
            for (int i = 0; i < FaceAttempts.ALLOWANCE; i++) {
                fail(store);
            }
            clock.forward(Duration.ofSeconds(30));
            admit(store);
            clock.forward(Duration.ofSeconds(60));
            assertThat(store.attempts.admit(store.account)).isInstanceOf(Admission.Paused.class);
            store.attempts.failed(store.account);
            assertThat(store.attempts.state(store.account)).isEqualTo(new Admission.Paused(Duration.ofSeconds(60)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterAHundredItIsOffUntilItIsRenewed(TestDatabase kind) {
        try (FaceStore store = new FaceStore(root, kind.freshEnvironment(), clock)) {
            for (int i = 0; i < FaceAttempts.MOST_FAILURES; i++) {
                clock.forward(Duration.ofMinutes(20));
                fail(store);
            }
            clock.forward(Duration.ofDays(3));
            assertThat(store.attempts.admit(store.account)).isInstanceOf(Admission.Off.class);
            assertThat(store.attempts.isOff(store.account)).isTrue();
            store.attempts.clear(store.account);
            admit(store);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDayOfRestEndsThePausesAndNotTheCount(TestDatabase kind) {
        try (FaceStore store = new FaceStore(root, kind.freshEnvironment(), clock)) {
            for (int i = 0; i < FaceAttempts.ALLOWANCE; i++) {
                fail(store);
            }
            clock.forward(Duration.ofHours(25));
            fail(store);
            admit(store);
            assertThat(store.attempts.failures(store.account)).isEqualTo(FaceAttempts.ALLOWANCE + 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasTakenBackDoesNotCount(TestDatabase kind) {
        try (FaceStore store = new FaceStore(root, kind.freshEnvironment(), clock)) {
            for (int i = 0; i < 2 * FaceAttempts.ALLOWANCE; i++) {
                admit(store);
                store.attempts.takeBack(store.account);
            }
            assertThat(store.attempts.failures(store.account)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void failedFacesLockNothingElse(TestDatabase kind) {
        try (FaceStore store = new FaceStore(root, kind.freshEnvironment(), clock)) {
            for (int i = 0; i < FaceAttempts.ALLOWANCE; i++) {
                fail(store);
            }
            SqlAttempts codes = new SqlAttempts(store.database, new AttemptLimits(store.database, clock));
            for (Factor factor : Factor.values()) {
                assertThat(codes.failures(store.account, factor)).isZero();
                assertThat(codes.admit(store.account, factor)).isInstanceOf(Admission.Admitted.class);
            }
            assertThat(store.database
                            .jdbc()
                            .sql("SELECT COUNT(*) FROM attempt WHERE bucket NOT LIKE 'factor:%'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyOneThatIsOffIsSwitchedOnAndOnlyOnce(TestDatabase kind) throws Exception {
        try (FaceStore store = new FaceStore(root, kind.freshEnvironment(), Clock.systemUTC())) {
            admit(store);
            assertThat(store.attempts.switchOn(store.account)).isFalse();
            assertThat(store.attempts.failures(store.account)).isOne();
            store.database
                    .jdbc()
                    .sql("UPDATE face_failure SET judged = ?")
                    .param(FaceAttempts.MOST_FAILURES)
                    .update();
            List<Callable<Boolean>> four = Collections.nCopies(4, () -> store.attempts.switchOn(store.account));
            int done = 0;
            try (ExecutorService threads = Executors.newFixedThreadPool(four.size())) {
                for (Future<Boolean> one : threads.invokeAll(four)) {
                    done += one.get() ? 1 : 0;
                }
            }
            assertThat(done).isOne();
            assertThat(store.attempts.failures(store.account)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHundredOfTwoProcessesAreCountedOneByOne(TestDatabase kind) throws Exception {
        Map<String, String> environment = kind.freshEnvironment();
        try (FaceStore store = new FaceStore(root, environment, Clock.systemUTC())) {
            Process one = start(environment);
            Process two = start(environment);
            List<String> said =
                    Stream.of(said(one), said(two)).flatMap(List::stream).toList();
            assertThat(said).hasSize(2 * EACH);
            assertThat(said.stream().filter("Admitted"::equals)).hasSize(FaceAttempts.ALLOWANCE);
            assertThat(store.attempts.failures(store.account)).isEqualTo(FaceAttempts.ALLOWANCE);
            assertThat(store.attempts.admit(store.account)).isInstanceOf(Admission.Paused.class);
        }
    }

    private static void admit(FaceStore store) {
        assertThat(store.attempts.admit(store.account)).isInstanceOf(Admission.Admitted.class);
    }

    private static void fail(FaceStore store) {
        admit(store);
        store.attempts.failed(store.account);
    }

    private Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShowingProcess.class.getName(),
                        root.toString(),
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
