package dev.muster.server.live;

import dev.muster.attendance.Turns;
import dev.muster.server.liveface.OwnFaces;
import dev.muster.store.Policy;
import dev.muster.store.audit.AuditLog;
import dev.muster.store.person.PersonGroups;
import dev.muster.store.vault.Vault;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is demanded of faces before the camera. */
@Configuration(proxyBeanMethods = false)
class ProofConfiguration {

    @Bean
    Draw draw(Vault vault) {
        return Draw.keyed(vault);
    }

    @Bean
    Demands demands(Policy policy, PersonGroups groups, Draw draw, Clock clock) {
        return new Demands(policy, groups, draw, clock, Demands.READ_AGAIN);
    }

    @Bean
    KioskPrompts kioskPrompts(SecureRandom random) {
        return KioskPrompts.shipped(random);
    }

    @Bean
    LiveJudges liveJudges(OwnFaces faces, KioskPrompts prompts) {
        return new LiveJudges(faces, prompts);
    }

    @Bean
    ProofDesk proofDesk(Demands demands, LiveJudges judges, AuditLog log, Turns turns, Clock clock) {
        return new ProofDesk(demands, new ProofPauses(), judges, new LivenessRecord(log), turns, clock);
    }
}
