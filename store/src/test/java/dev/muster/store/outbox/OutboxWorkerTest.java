package dev.muster.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.DeliveryOutcome.Failed;
import dev.muster.otp.delivery.DeliveryOutcome.Taken;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.TestDatabase;
import dev.muster.store.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OutboxWorkerTest {
    private static final OutboxRules RULES =
            new OutboxRules(OutboxFixture.WIDE, EnumSet.allOf(Channel.class), Set.of());

    @TempDir
    private Path root;

    private final Letters letters = new Letters(Channel.SMS);

    @ParameterizedTest
    @EnumSource
    void aMessageGoesAtOnce(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            Outbox outbox = outbox(database);
            try (OutboxWorker worker = worker(outbox, "here")) {
                worker.start();
                await(() -> false, Duration.ofMillis(300)); // it has looked and found nothing
                long before = System.nanoTime();
                put(outbox);
                await(() -> !letters.given().isEmpty(), Duration.ofSeconds(10));
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(1500));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void insideATransactionItGoesWhenThatIsCommitted(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            Outbox outbox = outbox(database);
            try (OutboxWorker worker = worker(outbox, "here")) {
                worker.start();
                database.write(() -> {
                    put(outbox);
                    await(() -> false, Duration.ofMillis(200));
                    assertThat(letters.given()).isEmpty();
                });
                await(() -> letters.given().size() == 1, Duration.ofSeconds(10));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void severalWorkersSendEachMessageOnce(TestDatabase kind) {
        Map<String, String> environment = kind.freshEnvironment();
        int messages = 120;
        try (Database first = Database.open(DataFolder.open(root), environment);
                Database second = Database.open(DataFolder.open(root), environment)) {
            Outbox here = outbox(first);
            Outbox there = outbox(second);
            List<String> ids = new ArrayList<>();
            try (OutboxWorker one = worker(here, "one");
                    OutboxWorker two = worker(there, "two")) {
                one.start();
                two.start();
                for (int i = 0; i < messages; i++) {
                    ids.add(put(i % 2 == 0 ? here : there));
                }
                await(() -> letters.given().size() >= messages, Duration.ofSeconds(30));
            }
            assertThat(letters.tries()).hasSize(messages);
            assertThat(letters.tries().values()).allMatch(tries -> tries.get() == 1);
            assertThat(ids).allMatch(id -> here.state(id).equals(Optional.of(DeliveryState.SENT)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPassingFaultIsTriedAgainByItself(TestDatabase kind) {
        AtomicInteger tries = new AtomicInteger();
        letters.answers(
                _ -> tries.incrementAndGet() < 3 ? new Failed("busy", Optional.empty()) : new Taken(Optional.empty()));
        try (Database database = kind.open(root)) {
            Outbox outbox = outbox(database);
            try (OutboxWorker worker = worker(outbox, "here")) {
                worker.start();
                String id = put(outbox);
                await(() -> outbox.state(id).equals(Optional.of(DeliveryState.SENT)), Duration.ofSeconds(20));
                assertThat(tries).hasValue(3);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProviderThatThrowsLeavesTheMessageUnclear(TestDatabase kind) {
        letters.answers(message -> {
            throw new IllegalStateException(message.text());
        });
        try (Database database = kind.open(root)) {
            Outbox outbox = outbox(database);
            try (OutboxWorker worker = worker(outbox, "here")) {
                worker.start();
                String id = put(outbox);
                await(() -> outbox.state(id).equals(Optional.of(DeliveryState.UNKNOWN)), Duration.ofSeconds(10));
                assertThat(outbox.recent(1).getFirst().reason()).doesNotContain("123456");
            }
            assertThat(letters.given()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingWaitsForTheAnswerUnderWay(TestDatabase kind) throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        letters.answers(_ -> {
            called.countDown();
            await(() -> false, Duration.ofMillis(500));
            return new Taken(Optional.empty());
        });
        try (Database database = kind.open(root)) {
            Outbox outbox = outbox(database);
            OutboxWorker worker = worker(outbox, "here");
            worker.start();
            String id = put(outbox);
            assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
            worker.close();
            assertThat(outbox.state(id)).hasValue(DeliveryState.SENT);
        }
    }

    private Outbox outbox(Database database) {
        return new Outbox(database, Vault.open(new DataFolder(root), database, Map.of()), Clock.systemUTC(), RULES);
    }

    private OutboxWorker worker(Outbox outbox, String place) {
        return new OutboxWorker(outbox, List.of(letters), place, Clock.systemUTC());
    }

    private static String put(Outbox outbox) {
        return OutboxFixture.queued(outbox.put(
                Optional.empty(),
                OutboxFixture.NUMBER,
                "A code",
                "123456",
                Instant.now().plus(Duration.ofMinutes(5))));
    }

    private static void await(BooleanSupplier fact, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (!fact.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
