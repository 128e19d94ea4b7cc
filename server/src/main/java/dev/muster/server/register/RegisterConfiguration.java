package dev.muster.server.register;

import dev.muster.server.ServeOptions;
import dev.muster.store.Database;
import dev.muster.store.register.Corrections;
import dev.muster.store.register.Mirrors;
import dev.muster.store.register.Punches;
import dev.muster.store.register.Recognitions;
import dev.muster.store.register.SqlRegister;
import java.time.Clock;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The register and what mirrors it. */
@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {

    @Bean
    Mirrors mirrors(Database database, ServeOptions options) {
        return new Mirrors(database, options.data(), LoggerFactory.getLogger(Mirrors.class)::error);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    MirrorUpkeep mirrorUpkeep(Mirrors mirrors) {
        return new MirrorUpkeep(mirrors);
    }

    @Bean
    SqlRegister sqlRegister(Database database, Mirrors mirrors, Clock clock) {
        return new SqlRegister(database, mirrors, clock);
    }

    @Bean
    Recognitions recognitions(Database database, Mirrors mirrors) {
        return new Recognitions(database, mirrors);
    }

    @Bean
    Punches punches(Database database) {
        return new Punches(database);
    }

    @Bean
    Corrections corrections(Database database, Mirrors mirrors, Clock clock) {
        return new Corrections(database, mirrors, clock);
    }
}
