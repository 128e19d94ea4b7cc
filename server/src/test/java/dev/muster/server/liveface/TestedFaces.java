package dev.muster.server.liveface;

import dev.muster.liveness.LivenessChallenge;
import dev.muster.liveness.LivenessLimits;
import dev.muster.liveness.OpenLimits;
import dev.muster.liveness.Prompt;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** What a test's portal may have otherwise: prompts that a clip happens to do, and no attack detection for stand-ins. */
@Configuration(proxyBeanMethods = false)
class TestedFaces {
    static final String PROMPTS = "muster.test.face.prompts";
    static final String WITHOUT = "muster.test.face.without";
    static final String OPEN = "muster.test.face.passive.open";

    @Bean
    @Primary
    @ConditionalOnProperty(PROMPTS)
    Prompts chosenPrompts(SecureRandom random, Clock clock, LivenessLimits limits) {
        List<Prompt> prompts = Arrays.stream(System.getProperty(PROMPTS).split(" ", -1))
                .map(Prompt::valueOf)
                .toList();
        return () -> {
            LivenessChallenge issued = LivenessChallenge.issue(random, clock.instant(), limits);
            return new LivenessChallenge(issued.id(), prompts, issued.issued(), issued.expires());
        };
    }

    /** Random ones, but for one that a stand-in does badly. */
    @Bean
    @Primary
    @ConditionalOnProperty(WITHOUT)
    Prompts easyPrompts(SecureRandom random, Clock clock, LivenessLimits limits) {
        Prompt without = Prompt.valueOf(System.getProperty(WITHOUT));
        return () -> {
            LivenessChallenge issued;
            do {
                issued = LivenessChallenge.issue(random, clock.instant(), limits);
            } while (issued.prompts().contains(without));
            return issued;
        };
    }

    @Bean
    @Primary
    @ConditionalOnProperty(OPEN)
    LivenessLimits openLimits() {
        return OpenLimits.passiveOpen();
    }
}
