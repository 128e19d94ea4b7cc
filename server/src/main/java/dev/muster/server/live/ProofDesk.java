package dev.muster.server.live;

import dev.muster.attendance.Turns;
import dev.muster.frame.Frame;
import dev.muster.liveness.LivenessJudge;
import dev.muster.liveness.LivenessOutcome;
import dev.muster.liveness.LivenessProgress;
import dev.muster.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where every camera's run asks who must prove to be live, and lets them. */
final class ProofDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ProofDesk.class);

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
            takeBack(personId);
            throw e;
        }
    }

    /** Shows the judge a frame, when the engine's turn has come. */
    LivenessProgress look(LivenessJudge judge, Frame frame) throws InterruptedException {
        try (Turns.Turn _ = turns.take()) {
            return judge.look(frame, frame.time());
        }
    }

    /** The attempt was ended by the server's own failure, and is none. */
    void takeBack(String personId) {
        pauses.takeBack(personId, now());
    }

    /** Somebody was right, and stays so where that cannot be remembered. */
    void passed(String personId, LivenessOutcome.Passed passed) {
        pauses.clear(personId);
        try {
            judges.remember(personId, passed);
        } catch (RuntimeException e) {
            if (!Database.isFailure(e)) {
                throw e;
            }
            LOG.error("the frames of a right attempt could not be kept: {}", Database.reason(e));
        }
    }

    /** How long the pause is. */
    Duration failed(String personId) {
        return pauses.failed(personId, now());
    }
}
