package dev.muster.server.audit;

import dev.muster.store.Database;
import dev.muster.store.Settings;
import dev.muster.store.audit.AuditChain;
import dev.muster.store.audit.AuditEvents;
import dev.muster.store.audit.AuditLog;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the audit page. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
    @Bean
    AuditEvents auditEvents(Database database) {
        return new AuditEvents(database);
    }

    @Bean
    AuditState auditState(Database database, AuditLog log, Settings settings, Clock clock) {
        return new AuditState(new AuditChain(database, log), settings, clock);
    }
}
