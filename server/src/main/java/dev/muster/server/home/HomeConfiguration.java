package dev.muster.server.home;

import dev.muster.store.Database;
import dev.muster.store.overview.Overview;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the start page is made of. */
@Configuration(proxyBeanMethods = false)
class HomeConfiguration {

    @Bean
    Overview overview(Database database) {
        return new Overview(database);
    }
}
