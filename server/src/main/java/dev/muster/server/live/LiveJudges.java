package dev.muster.server.live;

import dev.muster.liveness.LivenessChallenge;
import dev.muster.liveness.LivenessJudge;
import dev.muster.liveness.LivenessOutcome;
import dev.muster.server.liveface.OwnFaces;
import java.time.Instant;

/** Opens judges of people before the camera, each with the templates of the one person who must be there. */
final class LiveJudges {
    private final OwnFaces faces;
    private final KioskPrompts prompts;

    LiveJudges(OwnFaces faces, KioskPrompts prompts) {
        this.faces = faces;
        this.prompts = prompts;
    }

    KioskPrompts prompts() {
        return prompts;
    }

    /** A judge of one attempt at a new challenge. */
    LivenessJudge open(String personId, Instant now) {
        LivenessChallenge challenge = prompts.issuing().next(now, prompts.limits());
        return faces.judge(challenge, personId, prompts.limits());
    }

    /** Remembers the frames of a right attempt, so that no recording of it passes again, here or at the sign-in. */
    void remember(String personId, LivenessOutcome.Passed passed) {
        faces.remember(personId, passed);
    }
}
