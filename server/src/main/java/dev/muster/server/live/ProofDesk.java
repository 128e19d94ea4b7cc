package dev.muster.server.live;

import dev.muster.attendance.Turns;
import dev.muster.frame.Frame;
import dev.muster.liveness.LivenessJudge;
import dev.muster.liveness.LivenessOutcome;
import dev.muster.liveness.LivenessProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Where every camera's run asks who must prove to be live, and lets them. */
final class ProofDesk {
    private final Demands demands;
    private final ProofPauses pauses;
    private final LiveJudges judges;
    private final LivenessRecord record;
    private final Turns turns;
    private final Clock clock;

    ProofDesk(Demands demands, ProofPauses pauses, LiveJudges judges, LivenessRecord record, Turns turns, Clock clock) {
        this.demands = demands;
        this.pauses = pauses;
        this.judges = judges;
        this.record = record;
        this.turns = turns;
        this.clock = clock;
    }

    Demands demands() {
        return demands;
    }

    LivenessRecord record() {
        return record;
    }

    Instant now() {
        return clock.instant();
    }

    boolean owed(String personId, LocalDate day) {
        return demands.prompts(personId, day);
    }

    /** How long a person must wait before the next attempt; empty when one has begun, which counts. */
    Optional<Duration> admit(String personId) {
        return pauses.admit(personId, now(), judges.prompts().limits().life());
    }

    /** A judge of the attempt that was admitted. */
    LivenessJudge open(String personId) {
        try {
            return judges.open(personId, now());
        } catch (RuntimeException e) {
            pauses.clear(personId);
            throw e;
        }
    }

    /** Shows the judge a frame, when the engine's turn has come. */
    LivenessProgress look(LivenessJudge judge, Frame frame) throws InterruptedException {
        try (Turns.Turn _ = turns.take()) {
            return judge.look(frame, frame.time());
        }
    }

    void passed(String personId, LivenessOutcome.Passed passed) {
        pauses.clear(personId);
        judges.remember(personId, passed);
    }

    /** How long the pause is. */
    Duration failed(String personId) {
        return pauses.failed(personId, now());
    }
}
