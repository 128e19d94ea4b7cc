package dev.muster.liveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LivenessChallengeTest {
    private static final LivenessLimits LIMITS = LivenessLimits.SHIPPED;
    private static final Instant NOW = Instant.EPOCH;

    @Test
    void everyChallengeTurnsTheHeadAndMovesEyesOrMouth() {
        SecureRandom random = new SecureRandom();
        Set<Integer> counts = new HashSet<>();
        Set<List<Prompt>> orders = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            LivenessChallenge challenge = LivenessChallenge.issue(random, NOW, LIMITS);
            assertThat(challenge.prompts()).doesNotHaveDuplicates().containsAnyOf(Prompt.TURN_LEFT, Prompt.TURN_RIGHT);
            assertThat(challenge.prompts()).containsAnyOf(Prompt.BLINK, Prompt.OPEN_MOUTH);
            counts.add(challenge.prompts().size());
            orders.add(challenge.prompts());
            ids.add(challenge.id());
        }
        assertThat(counts).containsExactlyInAnyOrder(3, 4);
        assertThat(orders).hasSizeGreaterThan(150);
        assertThat(ids).hasSize(500).allMatch(id -> id.length() == 22);
    }

    @Test
    void aChallengeLivesAsLongAsTheLimitsSay() {
        LivenessChallenge challenge = LivenessChallenge.issue(new SecureRandom(), NOW, LIMITS);
        assertThat(challenge.expired(NOW.plus(LIMITS.life()).minusMillis(1))).isFalse();
        assertThat(challenge.expired(NOW.plus(LIMITS.life()))).isTrue();
    }

    @Test
    void theIdIsInNoLog() {
        LivenessChallenge challenge = LivenessChallenge.issue(new SecureRandom(), NOW, LIMITS);
        assertThat(challenge.toString()).doesNotContain(challenge.id());
    }

    @Test
    void aChallengeWithoutPromptsIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LivenessChallenge("x", List.of(), NOW, NOW.plusSeconds(1)));
    }
}
