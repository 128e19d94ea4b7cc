package dev.muster.server.risk;

import dev.muster.server.security.DeviceCookie;
import dev.muster.server.security.RiskWatch;
import dev.muster.server.security.Warnings;
import dev.muster.store.Database;
import dev.muster.store.audit.AccountEvents;
import dev.muster.store.device.KnownNetworks;
import dev.muster.store.vault.Vault;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What watches sign-ins. */
@Configuration(proxyBeanMethods = false)
class RiskConfiguration {
    @Bean
    KnownNetworks knownNetworks(Database database, Vault vault, Clock clock) {
        return new KnownNetworks(database, vault, clock);
    }

    @Bean
    AccountEvents accountEvents(Database database) {
        return new AccountEvents(database);
    }

    @Bean
    RiskWatch riskSignals(
            DeviceCookie devices, KnownNetworks networks, AccountEvents events, Warnings warnings, Clock clock) {
        return new RiskSignals(devices, networks, events, warnings, clock);
    }
}
