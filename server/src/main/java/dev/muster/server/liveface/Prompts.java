package dev.muster.server.liveface;

import dev.muster.liveness.LivenessChallenge;

/** Makes up what the next face is asked to do. */
@FunctionalInterface
interface Prompts {
    /** A challenge with an id and prompts that nobody can foretell; its times do not count. */
    LivenessChallenge next();
}
