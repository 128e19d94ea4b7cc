package dev.muster.server.code;

import dev.muster.delivery.DeliverySettings;
import dev.muster.server.ServeOptions;
import dev.muster.store.Database;
import dev.muster.store.outbox.Outbox;
import dev.muster.store.outbox.OutboxRules;
import dev.muster.store.outbox.OutboxWorker;
import dev.muster.store.vault.Vault;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** To be replaced. */
@Configuration
class TemporaryDelivery {
    @Bean
    DeliverySettings deliverySettings(ServeOptions options) {
        return DeliverySettings.read(options.data().root().resolve("muster.properties"), System.getenv());
    }

    @Bean
    Outbox outbox(Database database, Vault vault, Clock clock, DeliverySettings settings) {
        return new Outbox(
                database,
                vault,
                clock,
                new OutboxRules(settings.limits(), settings.channels(), settings.tryOutChannels()));
    }

    @Bean(initMethod = "start")
    OutboxWorker outboxWorker(Outbox outbox, DeliverySettings settings, ServeOptions options, Clock clock) {
        return new OutboxWorker(outbox, settings.deliveries(options.data().root(), clock), "x", clock);
    }
}
