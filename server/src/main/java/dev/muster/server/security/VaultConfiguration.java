package dev.muster.server.security;

import dev.muster.server.ServeOptions;
import dev.muster.store.Database;
import dev.muster.store.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key of the installation. */
@Configuration
class VaultConfiguration {
    @Bean
    Vault vault(ServeOptions options, Database database) {
        return Vault.open(options.data(), database);
    }
}
