package dev.muster.store.factor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.TestDatabase;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.SettableClock;
import dev.muster.store.factor.PasskeyChallenges.Purpose;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts about passkeys in the database. */
final class PasskeysTest {
    private static final int AT_ONCE = 50;

    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void keepsAPasskeyAsItWasGiven(TestDatabase kind) {
        try (CodeDesk desk = open(kind)) {
            Passkeys passkeys = passkeys(desk);
            PasskeyCredential credential = credential(passkeys.handle(desk.account), "key-1", 0);
            assertThat(new EnrolledPasskeys(desk.database).any(desk.account)).isFalse();
            assertThat(passkeys.add(credential, "Phone")).isTrue();
            assertThat(passkeys.byCredentialId("key-1")).hasValue(credential);
            assertThat(passkeys.credentials(desk.account)).containsExactly(credential);
            assertThat(passkeys.accountOf(credential.handle())).hasValue(desk.account);
            assertThat(passkeys.handle(desk.account))
                    .isEqualTo(credential.handle())
                    .hasSize(43);
            assertThat(new EnrolledPasskeys(desk.database).any(desk.account)).isTrue();
            Passkey listed = passkeys.list(desk.account).getFirst();
            assertThat(listed).isEqualTo(new Passkey(listed.id(), "Phone", false, clock.instant(), Optional.empty()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherAccountNeitherRenamesNorRemovesNorTakesIt(TestDatabase kind) {
        try (CodeDesk desk = open(kind);
                CodeDesk other = new CodeDesk(root.resolve("here"), environment, clock, "mallory")) {
            Passkeys passkeys = passkeys(desk);
            passkeys.add(credential(passkeys.handle(desk.account), "key-1", 0), "Phone");
            String id = passkeys.list(desk.account).getFirst().id();
            assertThat(passkeys.rename(other.account, id, "Mine")).isFalse();
            assertThat(passkeys.remove(other.account, id)).isFalse();
            assertThat(passkeys.add(credential(passkeys.handle(other.account), "key-1", 0), "Mine"))
                    .isFalse();
            assertThat(passkeys.list(other.account)).isEmpty();
            assertThat(passkeys.rename(desk.account, id, "Tablet")).isTrue();
            assertThat(passkeys.remove(desk.account, id)).isTrue();
            assertThat(passkeys.byCredentialId("key-1")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCountThatDoesNotGrowIsACopy(TestDatabase kind) {
        try (CodeDesk desk = open(kind)) {
            Passkeys passkeys = passkeys(desk);
            passkeys.add(credential(passkeys.handle(desk.account), "counts", 4), "Key");
            assertThat(passkeys.used("counts", 4, false)).isFalse();
            assertThat(passkeys.used("counts", 0, false)).isFalse();
            assertThat(passkeys.list(desk.account).getFirst().usedAt()).isEmpty();
            assertThat(passkeys.used("counts", 9, true)).isTrue();
            assertThat(passkeys.used("counts", 8, true)).isFalse();
            assertThat(passkeys.list(desk.account).getFirst().usedAt()).hasValue(clock.instant());
            assertThat(passkeys.list(desk.account).getFirst().synced()).isTrue();

            passkeys.add(credential(passkeys.handle(desk.account), "counts not", 0), "Synced");
            assertThat(passkeys.used("counts not", 0, true)).isTrue();
            assertThat(passkeys.used("counts not", 0, true)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAccountHasTwentyAtMostHoweverManyAreAddedAtOnce(TestDatabase kind) throws Exception {
        try (CodeDesk desk = open(kind)) {
            Passkeys passkeys = passkeys(desk);
            String handle = passkeys.handle(desk.account);
            assertThat(yes(atOnce(i -> passkeys.add(credential(handle, "key-" + i, 0), "Key"))))
                    .isEqualTo(Passkeys.MOST);
            assertThat(passkeys.list(desk.account)).hasSize(Passkeys.MOST);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofManyWhoTakeAChallengeAtOnceOneGetsIt(TestDatabase kind) throws Exception {
        try (CodeDesk desk = open(kind);
                CodeDesk other = new CodeDesk(root.resolve("here"), environment, clock, "ravi")) {
            PasskeyChallenges one = new PasskeyChallenges(desk.database, clock);
            PasskeyChallenges two = new PasskeyChallenges(other.database, clock);
            one.open("holder", Purpose.STEP, "challenge");
            assertThat(yes(atOnce(i -> (i % 2 == 0 ? one : two)
                            .take("holder", Purpose.STEP)
                            .isPresent())))
                    .isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChallengeIsItsHoldersForItsPurposeAndFiveMinutes(TestDatabase kind) {
        try (CodeDesk desk = open(kind)) {
            PasskeyChallenges challenges = new PasskeyChallenges(desk.database, clock);
            challenges.open("holder", Purpose.SIGN_IN, "first");
            assertThat(challenges.take("somebody else", Purpose.SIGN_IN)).isEmpty();
            assertThat(challenges.take("holder", Purpose.ADD)).isEmpty();
            challenges.open("holder", Purpose.SIGN_IN, "second");
            assertThat(challenges.take("holder", Purpose.SIGN_IN)).hasValue("second");
            challenges.open("holder", Purpose.SIGN_IN, "third");
            clock.forward(Duration.ofMinutes(5));
            assertThat(challenges.take("holder", Purpose.SIGN_IN)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void goWithAResetAndWithTheAccount(TestDatabase kind) {
        try (CodeDesk desk = open(kind)) {
            Passkeys passkeys = passkeys(desk);
            passkeys.add(credential(passkeys.handle(desk.account), "key-1", 0), "Phone");
            assertThat(new EnrolledFactors(desk.database).removeAll(desk.account))
                    .isOne();
            assertThat(passkeys.list(desk.account)).isEmpty();
            passkeys.add(credential(passkeys.handle(desk.account), "key-2", 0), "Phone");
            String handle = passkeys.handle(desk.account);
            new Accounts(desk.database, clock).delete(desk.account);
            assertThat(passkeys.byCredentialId("key-2")).isEmpty();
            assertThat(passkeys.accountOf(handle)).isEmpty();
        }
    }

    private static PasskeyCredential credential(String handle, String id, long count) {
        return new PasskeyCredential(
                id, handle, "key", "attestation", List.of("internal", "hybrid"), count, true, false);
    }

    private Passkeys passkeys(CodeDesk desk) {
        return new Passkeys(desk.database, new SecureRandom(), clock);
    }

    private Map<String, String> environment = Map.of();

    private CodeDesk open(TestDatabase kind) {
        environment = kind.freshEnvironment();
        return new CodeDesk(root.resolve("here"), environment, clock, "ravi");
    }

    private static long yes(List<Boolean> answers) {
        return answers.stream().filter(answer -> answer).count();
    }

    private static List<Boolean> atOnce(IntFunction<Boolean> act) throws InterruptedException, ExecutionException {
        List<Callable<Boolean>> acts = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            int number = i;
            acts.add(() -> act.apply(number));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Boolean> answers = new ArrayList<>();
            for (Future<Boolean> answer : threads.invokeAll(acts)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
