package dev.muster.server.device;

import dev.muster.server.Upkeep;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.FactorRules;
import dev.muster.server.security.OwnSessions;
import dev.muster.server.security.Warnings;
import dev.muster.store.Database;
import dev.muster.store.device.KnownNetworks;
import dev.muster.store.device.TrustedDevices;
import dev.muster.store.vault.Vault;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of remembering browsers. */
@Configuration(proxyBeanMethods = false)
class DeviceConfiguration {
    @Bean
    TrustedDevices trustedDevices(Database database, Vault vault, Clock clock, SecureRandom random) {
        return new TrustedDevices(database, vault, clock, random);
    }

    @Bean
    DeviceDesk deviceDesk(
            TrustedDevices devices,
            Vault vault,
            FactorRules rules,
            OwnSessions sessions,
            Warnings warnings,
            Auditing auditing,
            MessageSource texts,
            Clock clock) {
        return new DeviceDesk(devices, new TrustCookie(vault), rules, sessions, warnings, auditing, texts, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Upkeep deviceUpkeep(TrustedDevices devices, KnownNetworks networks) {
        return new Upkeep("device", "devices and networks that count no more", () -> {
            devices.purge();
            networks.purge();
        });
    }
}
