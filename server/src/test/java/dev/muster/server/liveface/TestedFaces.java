package dev.muster.server.liveface;

import dev.muster.liveness.LivenessChallenge;
import dev.muster.liveness.LivenessLimits;
import dev.muster.liveness.OpenLimits;
import dev.muster.liveness.Prompt;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * What a test's portal may have otherwise: prompts that a clip happens to do, a number of turns, and no attack detection
 * for stand-ins.
 */
@Configuration(proxyBeanMethods = false)
class TestedFaces {
    static final String PROMPTS = "muster.test.face.prompts";
    static final String WITHOUT = "muster.test.face.without";
    static final String TURNS = "muster.test.face.turns";
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

    @Bean
    @Primary
    @ConditionalOnProperty(WITHOUT)
    EasyPrompts easyPrompts(SecureRandom random, Clock clock, LivenessLimits limits) {
        return new EasyPrompts(random, clock, limits, Prompt.valueOf(System.getProperty(WITHOUT)));
    }

    @Bean
    @Primary
    @ConditionalOnProperty(TURNS)
    FaceTurns fewTurns(@Qualifier("faceThreads") ExecutorService threads) {
        return new FaceTurns(Integer.getInteger(TURNS), threads);
    }

    @Bean
    @Primary
    @ConditionalOnProperty(OPEN)
    LivenessLimits openLimits() {
        return OpenLimits.passiveOpen();
    }
}
