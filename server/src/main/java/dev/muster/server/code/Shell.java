package dev.muster.server.code;

import dev.muster.delivery.DeliverySettings;
import dev.muster.delivery.DeliverySettingsException;
import dev.muster.otp.delivery.CostLimits;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.StoreException;
import dev.muster.store.audit.AuditLog;
import dev.muster.store.outbox.Outbox;
import dev.muster.store.outbox.OutboxRules;
import dev.muster.store.vault.Vault;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What commands about codes work with: a data folder, opened beside a running server or without one. */
record Shell(DataFolder folder, Database database, Vault vault, DeliverySettings settings, Outbox outbox, Clock clock)
        implements AutoCloseable {
    static Shell open(DataFolder folder) {
        Database database = Database.open(folder);
        try {
            Clock clock = Clock.systemUTC();
            Vault vault = Vault.open(folder, database);
            DeliverySettings settings = DeliverySettings.read(folder.configuration(), System.getenv());
            return new Shell(
                    folder, database, vault, settings, new Outbox(database, vault, clock, rules(settings)), clock);
        } catch (DeliverySettingsException e) {
            database.close();
            throw new StoreException(e.words(), e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** For what must work with delivery settings that do not: nothing is sent then. */
    static Outbox outbox(DataFolder folder, Database database, Vault vault, Clock clock) {
        return new Outbox(database, vault, clock, rules(folder));
    }

    private static OutboxRules rules(DataFolder folder) {
        try {
            return rules(DeliverySettings.read(folder.configuration(), System.getenv()));
        } catch (DeliverySettingsException _) {
            return new OutboxRules(CostLimits.USUAL, Set.of(), Set.of());
        }
    }

    private static OutboxRules rules(DeliverySettings settings) {
        return new OutboxRules(settings.limits(), settings.channels(), settings.tryOutChannels());
    }

    /** The words of messages. */
    static MessageSource texts() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasenames("messages/code", "messages/device", "messages/account", "messages/face");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    /** The accounts, as a command works on them. */
    ShellAccounts accounts(String command) {
        return new ShellAccounts(database, new AuditLog(database, clock), clock, command);
    }

    @Override
    public void close() {
        database.close();
    }
}
