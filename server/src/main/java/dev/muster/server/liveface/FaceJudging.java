package dev.muster.server.liveface;

import dev.muster.liveness.LivenessChallenge;
import dev.muster.liveness.LivenessJudge;
import dev.muster.liveness.LivenessLimits;
import dev.muster.liveness.LivenessOutcome;
import dev.muster.liveness.Prompt;
import dev.muster.store.factor.EnrolledFace;
import dev.muster.store.liveface.FaceChallenge;
import java.util.Optional;

/** Opens judges of accounts' attempts, and keeps what a right one showed. */
final class FaceJudging {
    private final EnrolledFace enrolled;
    private final OwnFaces faces;
    private final LivenessLimits limits;

    FaceJudging(EnrolledFace enrolled, OwnFaces faces, LivenessLimits limits) {
        this.enrolled = enrolled;
        this.faces = faces;
        this.limits = limits;
    }

    LivenessLimits limits() {
        return limits;
    }

    /** Whose face an account must show; empty where it has none any more. */
    Optional<String> person(String accountId) {
        return enrolled.of(accountId);
    }

    /** A judge of one attempt; the challenge's life has begun. */
    LivenessJudge open(FaceChallenge challenge, String personId) {
        LivenessChallenge asked = new LivenessChallenge(
                challenge.id(),
                challenge.prompts().stream().map(Prompt::valueOf).toList(),
                challenge.issued(),
                challenge.expires());
        return faces.judge(asked, personId, limits);
    }

    /** Remembers the frames of a right attempt. */
    void remember(String personId, LivenessOutcome.Passed passed) {
        faces.remember(personId, passed);
    }
}
