package dev.muster.store.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.Database;
import dev.muster.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts about counting attempts, on both databases. */
final class AttemptLimitsTest {
    private static final String BUCKET = "name:x";
    private static final int ALLOWANCE = 10;

    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void tenAreLetInAndThenOneAfterEachPause(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            AttemptLimits limits = new AttemptLimits(database, clock);
            assertThat(letIn(limits, ALLOWANCE)).isEqualTo(ALLOWANCE);
            for (long seconds : new long[] {30, 60, 120, 240, 480, 900, 900}) {
                assertThat(limits.pause(BUCKET)).isEqualTo(Duration.ofSeconds(seconds));
                assertThat(letIn(limits, 3)).isZero();
                clock.forward(Duration.ofSeconds(seconds));
                assertThat(letIn(limits, 1)).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoTriesOnWaitsLongerButNoPauseIsWithoutEnd(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            AttemptLimits limits = new AttemptLimits(database, clock);
            letIn(limits, ALLOWANCE);
            int minutes = 0;
            while (!limits.pause(BUCKET).isZero() && minutes < 60) {
                limits.failed(BUCKET);
                assertThat(limits.count(BUCKET, ALLOWANCE)).isFalse();
                clock.forward(Duration.ofSeconds(15));
                minutes++;
            }
            assertThat(minutes).isEqualTo(60);
            clock.forward(Duration.ofSeconds(15));
            assertThat(limits.count(BUCKET, ALLOWANCE)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClockThatWasAheadKeepsNobodyOut(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            AttemptLimits limits = new AttemptLimits(database, clock);
            letIn(limits, ALLOWANCE);
            clock.forward(Duration.ofDays(-3));
            assertThat(limits.pause(BUCKET)).isZero();
            assertThat(limits.count(BUCKET, ALLOWANCE)).isTrue();
            assertThat(limits.pause(BUCKET)).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void parallelAttemptsCountOneByOne(TestDatabase kind) throws Exception {
        try (Database database = kind.open(root);
                ExecutorService threads = Executors.newFixedThreadPool(50)) {
            AttemptLimits limits = new AttemptLimits(database, clock);
            Callable<Boolean> attempt = () -> limits.count(BUCKET, ALLOWANCE);
            List<Future<Boolean>> answers = threads.invokeAll(Collections.nCopies(50, attempt));
            int letIn = 0;
            for (Future<Boolean> answer : answers) {
                letIn += answer.get() ? 1 : 0;
            }
            assertThat(letIn).isEqualTo(ALLOWANCE);
            assertThat(limits.failures(BUCKET)).isEqualTo(50);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSuccessAndADayForget(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            AttemptLimits limits = new AttemptLimits(database, clock);
            letIn(limits, ALLOWANCE);
            limits.clear(BUCKET);
            assertThat(letIn(limits, ALLOWANCE)).isEqualTo(ALLOWANCE);

            clock.forward(Duration.ofHours(25));
            assertThat(letIn(limits, ALLOWANCE)).isEqualTo(ALLOWANCE);
        }
    }

    private static int letIn(AttemptLimits limits, int attempts) {
        int letIn = 0;
        for (int i = 0; i < attempts; i++) {
            letIn += limits.count(BUCKET, ALLOWANCE) ? 1 : 0;
        }
        return letIn;
    }
}
