package dev.muster.server;

import dev.muster.store.Database;
import dev.muster.store.Settings;
import dev.muster.store.account.Accounts;
import dev.muster.store.audit.AuditLog;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/** What the portal is made of: the store's classes as beans; features bring their own. */
@SpringBootApplication
class PortalApplication {

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
