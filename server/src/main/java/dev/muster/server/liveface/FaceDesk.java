package dev.muster.server.liveface;

import dev.muster.liveness.LivenessChallenge;
import dev.muster.otp.verify.Admission;
import dev.muster.store.factor.EnrolledFace;
import dev.muster.store.factor.RateLimits;
import dev.muster.store.liveface.FaceAttempts;
import dev.muster.store.liveface.FaceChallenge;
import dev.muster.store.liveface.FaceChallenges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Gives challenges to whoever owes a face, lets each be opened once, and redeems those that a judge has passed. */
final class FaceDesk {
    /** How long a challenge waits to be opened. */
    private static final Duration TO_OPEN = Duration.ofMinutes(2);
    /** How long one that was opened waits for its turn: as long as a sign-in may be half done. */
    private static final Duration TO_BEGIN = Duration.ofMinutes(10);
    /** How long one that was passed waits for the page. */
    private static final Duration TO_USE = Duration.ofSeconds(60);

    private static final int MOST_CHALLENGES = 40;
    private static final Duration STRETCH = Duration.ofMinutes(10);

    private final FaceChallenges challenges;
    private final FaceAttempts attempts;
    private final EnrolledFace enrolled;
    private final RateLimits rates;
    private final Prompts prompts;
    private final Clock clock;

    FaceDesk(
            FaceChallenges challenges,
            FaceAttempts attempts,
            EnrolledFace enrolled,
            RateLimits rates,
            Prompts prompts,
            Clock clock) {
        this.challenges = challenges;
        this.attempts = attempts;
        this.enrolled = enrolled;
        this.rates = rates;
        this.prompts = prompts;
        this.clock = clock;
    }

    /** Why an account cannot show its face now; empty where it can. */
    Optional<FaceMessage.Sorry> obstacle(String accountId, FaceWords words) {
        return enrolled.of(accountId).isEmpty()
                ? Optional.of(FaceMessage.Sorry.because("unenrolled", words.text("unenrolled")))
                : words.refusal(attempts.state(accountId));
    }

    /** Counts, and where that is too often says so. */
    Optional<FaceMessage.Sorry> tooOften(String accountId, FaceWords words) {
        Duration wait = rates.count("face:" + accountId, MOST_CHALLENGES, STRETCH);
        return wait.isZero() ? Optional.empty() : words.refusal(new Admission.Paused(wait));
    }

    /** A new challenge for this session and account alone. */
    FaceChallenge issue(FaceCaller caller) {
        LivenessChallenge next = prompts.next();
        Instant now = clock.instant();
        FaceChallenge challenge = new FaceChallenge(
                next.id(), caller.use(), next.prompts().stream().map(Enum::name).toList(), now, now.plus(TO_OPEN));
        challenges.add(challenge);
        return challenge;
    }

    /** Takes it for an attempt: once. */
    Optional<FaceChallenge> open(String id, FaceCaller caller) {
        return challenges.open(id, caller.use(), TO_BEGIN);
    }

    /** The attempt's turn has come, and its life begins. */
    Optional<FaceChallenge> begin(String id, Duration life) {
        return challenges.begin(id, life);
    }

    /** A judge has passed it. */
    boolean pass(String id, double similarity) {
        return challenges.pass(id, similarity, TO_USE);
    }

    /** Redeems it, once: the similarity that it was passed with; empty where no judge has passed it for this caller. */
    OptionalDouble redeem(String id, FaceCaller caller) {
        return challenges.use(id, caller.use());
    }
}
