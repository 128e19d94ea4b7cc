package dev.muster.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.CostLimits;
import dev.muster.otp.delivery.EmailAddress;
import dev.muster.otp.delivery.PhoneNumber;
import dev.muster.store.TestDatabase;
import dev.muster.store.outbox.PutOutcome.Guard;
import dev.muster.store.outbox.PutOutcome.Guarded;
import dev.muster.store.outbox.PutOutcome.Queued;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CostGuardTest {
    private static final int MANY = 60;

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void anAccountHasItsLimitWhereverItsMessagesGo(TestDatabase kind) throws Exception {
        try (OutboxFixture here = fixture(kind, new CostLimits(7, 1000, 1000, 1000, List.of()))) {
            Optional<String> account = Optional.of(here.account("Asha"));
            List<PutOutcome> outcomes = inParallel(i -> here.putTo(account, OutboxFixture.indian(i * 100)));
            assertThat(queued(outcomes)).isEqualTo(7);
            assertThat(guards(outcomes)).containsExactly(Guard.ACCOUNT);
            assertThat(here.putTo(Optional.of(here.account("Ravi")), OutboxFixture.NUMBER))
                    .isInstanceOf(Queued.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddressHasItsLimitWhoeverSends(TestDatabase kind) throws Exception {
        try (OutboxFixture here = fixture(kind, new CostLimits(1000, 5, 1000, 1000, List.of()))) {
            List<PutOutcome> outcomes = inParallel(_ -> here.putTo(Optional.empty(), OutboxFixture.NUMBER));
            assertThat(queued(outcomes)).isEqualTo(5);
            assertThat(guards(outcomes)).containsExactly(Guard.ADDRESS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void neighbouringNumbersShareALimitAndEmailsDoNot(TestDatabase kind) throws Exception {
        try (OutboxFixture here = fixture(kind, new CostLimits(1000, 1000, 9, 1000, List.of()))) {
            assertThat(queued(inParallel(i -> here.putTo(Optional.empty(), OutboxFixture.indian(i)))))
                    .isEqualTo(9);
            List<PutOutcome> emails = inParallel(i -> here.putTo(
                    Optional.empty(), EmailAddress.parse(i + "@example.org").orElseThrow()));
            assertThat(queued(emails)).isEqualTo(MANY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void allTogetherHaveALimitAndATurnedAwayMessageCountsForNobody(TestDatabase kind) throws Exception {
        try (OutboxFixture here = fixture(kind, new CostLimits(1000, 3, 1000, 11, List.of()))) {
            assertThat(queued(inParallel(_ -> here.putTo(Optional.empty(), OutboxFixture.NUMBER))))
                    .isEqualTo(3);
            List<PutOutcome> outcomes = inParallel(i -> here.putTo(Optional.empty(), OutboxFixture.indian(i * 100)));
            assertThat(queued(outcomes)).isEqualTo(8);
            assertThat(guards(outcomes)).containsExactly(Guard.TOTAL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNextDayBeginsAnew(TestDatabase kind) {
        try (OutboxFixture here = fixture(kind, new CostLimits(1000, 1, 1000, 1000, List.of()))) {
            here.putTo(Optional.empty(), OutboxFixture.NUMBER);
            assertThat(here.putTo(Optional.empty(), OutboxFixture.NUMBER)).isInstanceOf(Guarded.class);
            here.clock.forward(Duration.ofHours(16));
            assertThat(here.putTo(Optional.empty(), OutboxFixture.NUMBER)).isInstanceOf(Queued.class);
            here.clock.forward(Duration.ofDays(3));
            here.queue().sweep();
            assertThat(here.database
                            .jdbc()
                            .sql("SELECT COUNT(*) FROM outbox_count")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyServedCountriesAndConfiguredChannelsAreSentTo(TestDatabase kind) {
        OutboxRules rules =
                new OutboxRules(new CostLimits(9, 9, 9, 9, List.of("+91", "+4420")), Set.of(Channel.SMS), Set.of());
        try (OutboxFixture here = new OutboxFixture(kind, root, rules)) {
            assertThat(here.putTo(Optional.empty(), OutboxFixture.NUMBER)).isInstanceOf(Queued.class);
            assertThat(guard(here, PhoneNumber.parse("+14155552671", "ZZ").orElseThrow()))
                    .isEqualTo(Guard.COUNTRY);
            assertThat(guard(here, EmailAddress.parse("asha@example.org").orElseThrow()))
                    .isEqualTo(Guard.CHANNEL);
        }
    }

    private OutboxFixture fixture(TestDatabase kind, CostLimits limits) {
        return new OutboxFixture(kind, root, new OutboxRules(limits, EnumSet.allOf(Channel.class), Set.of()));
    }

    private static Guard guard(OutboxFixture here, Address to) {
        return here.putTo(Optional.empty(), to) instanceof Guarded guarded ? guarded.guard() : unguarded();
    }

    private static Guard unguarded() {
        throw new AssertionError("it was taken");
    }

    private static List<PutOutcome> inParallel(IntFunction<PutOutcome> put)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            List<Future<PutOutcome>> coming = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                int number = i;
                coming.add(threads.submit(() -> put.apply(number)));
            }
            List<PutOutcome> outcomes = new ArrayList<>();
            for (Future<PutOutcome> one : coming) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }

    private static long queued(List<PutOutcome> outcomes) {
        return outcomes.stream().filter(Queued.class::isInstance).count();
    }

    private static Set<Guard> guards(List<PutOutcome> outcomes) {
        Set<Guard> guards = EnumSet.noneOf(Guard.class);
        outcomes.forEach(outcome -> {
            if (outcome instanceof Guarded guarded) {
                guards.add(guarded.guard());
            }
        });
        return guards;
    }
}
