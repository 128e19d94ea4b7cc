package dev.muster.server.liveface;

import dev.muster.liveness.LivenessChallenge;
import dev.muster.liveness.LivenessLimits;
import dev.muster.liveness.Prompt;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** Random prompts, but for one that a stand-in does badly; a test may want few, or certain ones. */
final class EasyPrompts implements Prompts {
    private final SecureRandom random;
    private final Clock clock;
    private final LivenessLimits shipped;
    private final Prompt without;
    private volatile LivenessLimits limits;
    private volatile List<Prompt> certain = List.of();

    EasyPrompts(SecureRandom random, Clock clock, LivenessLimits limits, Prompt without) {
        this.random = random;
        this.clock = clock;
        this.shipped = limits;
        this.limits = limits;
        this.without = without;
    }

    @Override
    public LivenessChallenge next() {
        LivenessChallenge issued;
        do {
            issued = LivenessChallenge.issue(random, clock.instant(), limits);
        } while (issued.prompts().contains(without));
        return certain.isEmpty()
                ? issued
                : new LivenessChallenge(issued.id(), certain, issued.issued(), issued.expires());
    }

    /** These from now on. */
    void ask(Prompt... prompts) {
        certain = List.of(prompts);
    }

    /** Two random ones from now on: one turns the head, the other moves eyes or mouth. */
    void askFew() {
        certain = List.of();
        limits = shipped.withPrompts(2, 2, shipped.life());
    }

    /** As many random ones as shipped. */
    void askAll() {
        certain = List.of();
        limits = shipped;
    }
}
