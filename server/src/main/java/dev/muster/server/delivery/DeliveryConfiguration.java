package dev.muster.server.delivery;

import dev.muster.delivery.DeliverySettings;
import dev.muster.delivery.DeliverySettingsException;
import dev.muster.server.ServeOptions;
import dev.muster.store.Database;
import dev.muster.store.DurableFile;
import dev.muster.store.Ids;
import dev.muster.store.ServerLock;
import dev.muster.store.StoreException;
import dev.muster.store.outbox.Outbox;
import dev.muster.store.outbox.OutboxRules;
import dev.muster.store.outbox.OutboxWorker;
import dev.muster.store.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of delivery, as the environment and the data folder's settings say. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
    private static final String PLACE = ".outbox-id";

    @Bean
    DeliverySettings deliverySettings(ServeOptions options) {
        try {
            return DeliverySettings.read(options.data().configuration(), System.getenv());
        } catch (DeliverySettingsException e) {
            throw new StoreException(e.words(), e);
        }
    }

    @Bean
    Outbox outbox(Database database, Vault vault, Clock clock, DeliverySettings settings) {
        return new Outbox(
                database,
                vault,
                clock,
                new OutboxRules(settings.limits(), settings.channels(), settings.tryOutChannels()));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    OutboxWorker outboxWorker(
            Outbox outbox, DeliverySettings settings, ServeOptions options, ServerLock.Kind kind, Clock clock) {
        Path folder = options.data().root();
        String place = place(folder.resolve(PLACE)) + "/" + kind;
        return new OutboxWorker(outbox, settings.deliveries(folder, clock), place, clock);
    }

    /** A random name for this folder, of whose servers there is one of each kind at a time. */
    private static String place(Path file) {
        try {
            if (Files.notExists(file)) {
                DurableFile.replace(file, Ids.next().getBytes(StandardCharsets.UTF_8));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StoreException("cannot write to the data folder: " + e.getMessage(), e);
        }
    }
}
