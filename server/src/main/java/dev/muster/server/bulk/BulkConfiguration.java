package dev.muster.server.bulk;

import dev.muster.server.ServeOptions;
import dev.muster.server.code.FactorNotices;
import dev.muster.server.enrol.Enrolment;
import dev.muster.store.Database;
import dev.muster.store.account.Accounts;
import dev.muster.store.bulk.ImportItems;
import dev.muster.store.bulk.ImportJobs;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of bulk imports. */
@Configuration(proxyBeanMethods = false)
class BulkConfiguration {
    @Bean
    ImportJobs importJobs(Database database, Clock clock) {
        return new ImportJobs(database, clock);
    }

    @Bean
    ImportItems importItems(Database database, Clock clock) {
        return new ImportItems(database, clock);
    }

    @Bean
    ImportFolder importFolder(ServeOptions options) {
        return new ImportFolder(options.data());
    }

    /** Half the threads that a command would take: the cameras and the pages go on beside it. */
    @Bean
    BulkImport bulkImport(Database database, Enrolment enrolment, Clock clock) {
        return new BulkImport(database, enrolment, clock, Math.max(1, BulkImport.threads() / 2), BulkImport.BATCH);
    }

    @Bean
    ImportNotices importNotices(Database database, FactorNotices notices, Clock clock) {
        return new ImportNotices(database, notices, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ImportRunner importRunner(
            BulkImport bulk, ImportJobs jobs, ImportFolder folder, Accounts accounts, ImportNotices notices) {
        return new ImportRunner(bulk, jobs, folder, accounts, notices);
    }
}
