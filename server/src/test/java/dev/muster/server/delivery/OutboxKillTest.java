package dev.muster.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.delivery.Channel;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.outbox.Outbox;
import dev.muster.store.outbox.OutboxEntry;
import dev.muster.store.outbox.OutboxRules;
import dev.muster.store.vault.Vault;
import dev.muster.testkit.TwilioServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process while it sends. A few times in every build; hundreds of times by
 * {@code ./muster test -pl server -am -Dtest=OutboxKillTest -Dsurefire.failIfNoSpecifiedTests=false -Dkill.rounds=200}.
 */
final class OutboxKillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 4);
    private static final int MESSAGES = 120;
    private static final int LATEST_MILLIS = 900;

    @TempDir
    private Path folder;

    @Test
    void killedBeforeTheCallItIsUnclearAndNeverSent() throws Exception {
        try (TwilioServer twilio = TwilioServer.start()) {
            assertThat(run(twilio, 1, "before")).hasSize(1);
            run(twilio, 0, "no");
            assertThat(twilio.requests()).isZero();
            assertThat(entries()).extracting(OutboxEntry::status).containsExactly("UNCLEAR");
        }
    }

    @Test
    void killedAmidTheCallItIsUnclearAndNeverSentAgain() throws Exception {
        try (TwilioServer twilio = TwilioServer.start()) {
            twilio.dawdles(Duration.ofSeconds(30));
            Process process = start(twilio, 1, "no");
            await(() -> twilio.requests() == 1);
            process.destroyForcibly().waitFor();
            twilio.dawdles(Duration.ZERO);
            run(twilio, 0, "no");
            assertThat(twilio.requests()).isEqualTo(1);
            assertThat(entries()).extracting(OutboxEntry::status).containsExactly("UNCLEAR");
        }
    }

    @Test
    void killedAfterTheCallItIsUnclearAndNeverSentAgain() throws Exception {
        try (TwilioServer twilio = TwilioServer.start()) {
            run(twilio, 1, "after");
            run(twilio, 0, "no");
            assertThat(twilio.requests()).isEqualTo(1);
            assertThat(entries()).extracting(OutboxEntry::status).containsExactly("UNCLEAR");
        }
    }

    @Test
    void killedAtAnyMomentNothingIsLostAndNothingIsSentTwice() throws Exception {
        SplittableRandom random = new SplittableRandom(26);
        List<String> queued = new ArrayList<>();
        try (TwilioServer twilio = TwilioServer.start()) {
            twilio.dawdles(Duration.ofMillis(20));
            for (int round = 0; round < ROUNDS; round++) {
                Process process = start(twilio, MESSAGES, "no");
                int millis = random.nextInt(LATEST_MILLIS);
                Thread killer = Thread.ofPlatform().start(() -> kill(process, twilio, millis));
                queued.addAll(said(process));
                killer.join();
            }
            run(twilio, 0, "no");

            Map<String, String> status =
                    entries().stream().collect(Collectors.toMap(OutboxEntry::id, OutboxEntry::status));
            assertThat(status.keySet()).containsAll(queued);
            Map<String, Long> requests = twilio.messages().stream()
                    .collect(Collectors.groupingBy(
                            sms -> sms.callback().orElseThrow().getPath().replaceFirst(".*/", ""),
                            Collectors.counting()));
            status.forEach((id, end) -> {
                long count = requests.getOrDefault(id, 0L);
                assertThat(end).as(id).isIn("SENT", "UNCLEAR");
                assertThat(count).as("%s is %s", id, end).isLessThanOrEqualTo(1);
                if (end.equals("SENT")) {
                    assertThat(count).as(id).isEqualTo(1);
                }
            });
            long unclear = status.values().stream().filter("UNCLEAR"::equals).count();
            assertThat(unclear)
                    .as("at most those that four senders had in hand")
                    .isLessThanOrEqualTo(4L * ROUNDS);
            System.out.printf(
                    "%d kills: %d queued, %d requests, %d unclear%n",
                    ROUNDS, queued.size(), twilio.requests(), unclear);
        }
    }

    private List<OutboxEntry> entries() {
        DataFolder data = DataFolder.open(folder);
        try (Database database = Database.open(data, Map.of())) {
            return new Outbox(
                            database,
                            Vault.open(data, database, Map.of()),
                            Clock.systemUTC(),
                            new OutboxRules(SendingProcess.LIMITS, Set.of(Channel.SMS), Set.of()))
                    .recent(1_000_000);
        }
    }

    /** Lets a process run to its end; the ids that it said were queued. */
    private List<String> run(TwilioServer twilio, int messages, String end) throws IOException, InterruptedException {
        Process process = start(twilio, messages, end);
        List<String> queued = said(process);
        process.waitFor();
        return queued;
    }

    private Process start(TwilioServer twilio, int messages, String end) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendingProcess.class.getName(),
                        folder.toString(),
                        twilio.url().toString(),
                        String.valueOf(messages),
                        end)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** From the first request on, so that it is at work. */
    private static void kill(Process process, TwilioServer twilio, int millis) {
        int before = twilio.requests();
        await(() -> twilio.requests() > before || !process.isAlive());
        try {
            Thread.sleep(millis);
            // Unlike the process's own, its handle leaves what it has said to be read.
            process.toHandle().destroyForcibly();
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> said(Process process) throws IOException {
        try (BufferedReader reader = process.inputReader()) {
            return reader.lines()
                    .filter(line -> line.startsWith("queued "))
                    .map(line -> line.substring("queued ".length()))
                    .toList();
        }
    }

    private static void await(BooleanSupplier fact) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!fact.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
