package dev.muster.store.liveface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.TestDatabase;
import dev.muster.store.account.SettableClock;
import dev.muster.store.liveface.FaceUse.Purpose;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A challenge is opened once, passed once and used once, by whom it was issued to, in time. */
final class FaceChallengesTest {
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void goesItsWayOnce(TestDatabase kind) {
        try (FaceStore store = new FaceStore(root, kind.freshEnvironment(), clock)) {
            issue(store, "one");
            assertThat(store.challenges.use("one", store.use())).isEmpty();
            FaceChallenge opened =
                    store.challenges.open("one", store.use(), LIFE).orElseThrow();
            assertThat(opened.prompts()).containsExactly("BLINK", "TURN_LEFT");
            assertThat(opened.toString()).doesNotContain("one");
            assertThat(store.challenges.open("one", store.use(), LIFE)).isEmpty();
            clock.forward(Duration.ofSeconds(50));
            FaceChallenge begun = store.challenges.begin("one", LIFE).orElseThrow();
            assertThat(begun.issued()).isEqualTo(clock.instant());
            assertThat(begun.expires()).isEqualTo(clock.instant().plus(LIFE));
            clock.forward(Duration.ofSeconds(59));
            assertThat(store.challenges.use("one", store.use())).isEmpty();
            assertThat(store.challenges.pass("one", 0.7, LIFE)).isTrue();
            assertThat(store.challenges.pass("one", 0.7, LIFE)).isFalse();
            assertThat(store.challenges.use("one", store.use())).isEqualTo(OptionalDouble.of(0.7));
            assertThat(store.challenges.use("one", store.use())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNobodyElses(TestDatabase kind) {
        try (FaceStore store = new FaceStore(root, kind.freshEnvironment(), clock)) {
            String other = store.account("asha");
            for (FaceUse use : List.of(
                    new FaceUse(other, "session", Purpose.SIGN_IN),
                    new FaceUse(store.account, "other", Purpose.SIGN_IN))) {
                issue(store, use.session() + use.accountId());
                String id = use.session() + use.accountId();
                assertThat(store.challenges.open(id, use, LIFE)).isEmpty();
                assertThat(store.challenges.open(id, store.use(), LIFE)).isPresent();
                assertThat(store.challenges.pass(id, 0.7, LIFE)).isTrue();
                assertThat(store.challenges.use(id, use)).isEmpty();
                assertThat(store.challenges.use(id, store.use())).isPresent();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isOverInTime(TestDatabase kind) {
        try (FaceStore store = new FaceStore(root, kind.freshEnvironment(), clock)) {
            for (String id : List.of("unopened", "unbegun", "unpassed", "unused")) {
                issue(store, id);
            }
            for (String id : List.of("unbegun", "unpassed", "unused")) {
                store.challenges.open(id, store.use(), LIFE);
            }
            store.challenges.begin("unpassed", LIFE);
            store.challenges.pass("unused", 0.7, LIFE);
            clock.forward(LIFE);
            assertThat(store.challenges.open("unopened", store.use(), LIFE)).isEmpty();
            assertThat(store.challenges.begin("unbegun", LIFE)).isEmpty();
            assertThat(store.challenges.pass("unpassed", 0.7, LIFE)).isFalse();
            assertThat(store.challenges.use("unused", store.use())).isEmpty();
            clock.forward(LIFE);
            assertThat(store.challenges.purge()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofManyAtOnceOneOpensItAndOneUsesIt(TestDatabase kind) throws Exception {
        Map<String, String> environment = kind.freshEnvironment();
        try (FaceStore one = new FaceStore(root, environment, clock);
                FaceStore two = new FaceStore(root, environment, clock);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            issue(one, "one");
            assertThat(wins(
                            threads,
                            () -> one.challenges.open("one", one.use(), LIFE).isPresent(),
                            () -> two.challenges.open("one", two.use(), LIFE).isPresent()))
                    .isOne();
            one.challenges.pass("one", 0.7, LIFE);
            assertThat(wins(
                            threads,
                            () -> one.challenges.use("one", one.use()).isPresent(),
                            () -> two.challenges.use("one", two.use()).isPresent()))
                    .isOne();
        }
    }

    private static int wins(ExecutorService threads, Callable<Boolean> one, Callable<Boolean> two) throws Exception {
        List<Callable<Boolean>> all = new java.util.ArrayList<>(Collections.nCopies(8, one));
        all.addAll(Collections.nCopies(8, two));
        int wins = 0;
        for (var answer : threads.invokeAll(all)) {
            wins += answer.get() ? 1 : 0;
        }
        return wins;
    }

    private void issue(FaceStore store, String id) {
        store.challenges.add(new FaceChallenge(
                id,
                store.use(),
                List.of("BLINK", "TURN_LEFT"),
                clock.instant(),
                clock.instant().plus(LIFE)));
    }
}
