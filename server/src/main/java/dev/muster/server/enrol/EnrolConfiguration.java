package dev.muster.server.enrol;

import dev.muster.attendance.Turns;
import dev.muster.face.FaceEngine;
import dev.muster.store.Database;
import dev.muster.store.vault.Vault;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of enrolment. */
@Configuration(proxyBeanMethods = false)
class EnrolConfiguration {
    @Bean
    Enrolment enrolment(Database database, Vault vault, FaceEngine engine, Clock clock) {
        return new Enrolment(database, vault, engine, clock);
    }

    @Bean
    GuidedSessions guidedSessions(Clock clock) {
        return new GuidedSessions(clock);
    }

    @Bean(destroyMethod = "close")
    FaceDesk faceDesk(Turns turns) {
        return new FaceDesk(turns);
    }
}
