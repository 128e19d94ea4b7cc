package dev.muster.server.live;

import dev.muster.liveness.LivenessChallenge;
import dev.muster.liveness.LivenessLimits;
import dev.muster.liveness.Prompt;
import dev.muster.store.Policy;
import dev.muster.store.person.PersonGroups;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** What a test's kiosk may have otherwise: prompts that a clip happens to do, by the shipped limits. */
@Configuration(proxyBeanMethods = false)
class TestedKiosk {
    static final String PROMPTS = "muster.test.kiosk.prompts";

    @Bean
    @Primary
    @ConditionalOnProperty(PROMPTS)
    KioskPrompts chosenKioskPrompts() {
        List<Prompt> prompts = Arrays.stream(System.getProperty(PROMPTS).split(" ", -1))
                .map(Prompt::valueOf)
                .toList();
        return new KioskPrompts(
                KioskPrompts.limits(LivenessLimits.SHIPPED),
                (now, limits) -> new LivenessChallenge("test", prompts, now, now.plus(limits.life())));
    }

    /** Settings hold at once. */
    @Bean
    @Primary
    @ConditionalOnProperty(PROMPTS)
    Demands impatientDemands(Policy policy, PersonGroups groups, Draw draw, Clock clock) {
        return new Demands(policy, groups, draw, clock, Duration.ZERO);
    }
}
