package dev.muster.server.delivery;

import dev.muster.delivery.DeliverySettings;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.CostLimits;
import dev.muster.otp.delivery.Delivery;
import dev.muster.otp.delivery.DeliveryOutcome;
import dev.muster.otp.delivery.Message;
import dev.muster.otp.delivery.PhoneNumber;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.outbox.DeliveryState;
import dev.muster.store.outbox.Outbox;
import dev.muster.store.outbox.OutboxRules;
import dev.muster.store.outbox.OutboxWorker;
import dev.muster.store.outbox.PutOutcome;
import dev.muster.store.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts messages in and sends them, in a process of its own that says what is queued and may be killed at any moment. */
final class SendingProcess {
    static final CostLimits LIMITS = new CostLimits(100_000, 100_000, 100_000, 100_000, List.of());

    private SendingProcess() {}

    /** Data folder, address of the stand-in, how many messages to put in, where to end as if killed: before, after, or no. */
    public static void main(String[] arguments) throws InterruptedException {
        DataFolder data = DataFolder.open(Path.of(arguments[0]));
        int messages = Integer.parseInt(arguments[2]);
        try (Database database = Database.open(data, Map.of())) {
            Outbox outbox = new Outbox(
                    database,
                    Vault.open(data, database, Map.of()),
                    Clock.systemUTC(),
                    new OutboxRules(LIMITS, Set.of(Channel.SMS), Set.of()));
            Delivery delivery = new Ending(twilio(data, arguments[1]), arguments[3]);
            try (OutboxWorker worker = new OutboxWorker(outbox, List.of(delivery), "the server", Clock.systemUTC())) {
                worker.start();
                for (int i = 0; i < messages; i++) {
                    System.out.println("queued " + put(outbox));
                    Thread.sleep(5);
                }
                while (outbox.recent(100_000).stream()
                        .anyMatch(entry -> outbox.state(entry.id()).equals(Optional.of(DeliveryState.ON_ITS_WAY)))) {
                    Thread.sleep(20);
                }
            }
            System.out.println("end");
        }
    }

    private static Delivery twilio(DataFolder data, String url) {
        DeliverySettings settings = DeliverySettings.read(
                data.configuration(),
                Map.of(
                        "MUSTER_TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001",
                        "MUSTER_TWILIO_AUTH_TOKEN", "the-token-of-the-test-account-01",
                        "MUSTER_TWILIO_FROM", "+15005550006",
                        "MUSTER_TWILIO_API_URL", url,
                        "MUSTER_PUBLIC_URL", "https://muster.example.org"));
        return settings.deliveries(data.root(), Clock.systemUTC()).getFirst();
    }

    private static String put(Outbox outbox) {
        PutOutcome outcome = outbox.put(
                Optional.empty(),
                PhoneNumber.parse("+919876543123", "ZZ").orElseThrow(),
                "",
                "Your code is 482913.",
                Instant.now().plus(Duration.ofMinutes(10)));
        return switch (outcome) {
            case PutOutcome.Queued(var id) -> id;
            case PutOutcome.Guarded guarded -> throw new IllegalStateException(guarded.reason());
        };
    }

    /** Ends the process as a kill does, right before or right after the provider's call. */
    private record Ending(Delivery delivery, String where) implements Delivery {
        @Override
        public Channel channel() {
            return delivery.channel();
        }

        @Override
        public DeliveryOutcome send(Message message) {
            if (where.equals("before")) {
                Runtime.getRuntime().halt(137);
            }
            DeliveryOutcome outcome = delivery.send(message);
            if (where.equals("after")) {
                Runtime.getRuntime().halt(137);
            }
            return outcome;
        }
    }
}
