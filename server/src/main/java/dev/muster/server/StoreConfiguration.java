package dev.muster.server;

import dev.muster.store.Database;
import dev.muster.store.Settings;
import dev.muster.store.account.Accounts;
import dev.muster.store.audit.AuditLog;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The store's classes as beans, for every server on a data folder. */
@Configuration
class StoreConfiguration {
    @Bean
    Clock clock(ServeOptions options) {
        return Clock.system(options.zone());
    }

    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.dataSource();
    }

    @Bean
    PlatformTransactionManager transactionManager(Database database) {
        return database.transactions();
    }

    @Bean
    Settings settings(Database database, Clock clock) {
        return new Settings(database, clock);
    }

    @Bean
    Accounts accounts(Database database, Clock clock) {
        return new Accounts(database, clock);
    }

    @Bean
    AuditLog auditLog(Database database, Clock clock) {
        return new AuditLog(database, clock);
    }
}
