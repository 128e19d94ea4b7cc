package dev.muster.attendance;

import dev.muster.face.AttackEvidence;
import dev.muster.liveness.LivenessLimits;
import dev.muster.liveness.PassiveDetection;
import java.util.ArrayDeque;
import java.util.Deque;

/** What attack detection makes of one track: of its latest frames together, never of one. */
final class Suspicion {
    /** So many of the latest frames count: enough that waiting for a lucky moment is of no use. */
    private static final int LATEST = 24;

    private final LivenessLimits limits;
    private final Deque<AttackEvidence> latest = new ArrayDeque<>();
    private PassiveDetection detection;

    Suspicion(LivenessLimits limits) {
        this.limits = limits;
        this.detection = new PassiveDetection(limits);
    }

    /** How far it has come. */
    enum Finding {
        TOO_FEW_FRAMES,
        NOT_SUSPECTED,
        SUSPECTED
    }

    void add(AttackEvidence evidence) {
        latest.add(evidence);
        if (latest.size() > LATEST) {
            latest.removeFirst();
        }
        detection = new PassiveDetection(limits);
        latest.forEach(detection::add);
    }

    Finding finding() {
        if (detection.frames() < limits.passiveFrames()) {
            return Finding.TOO_FEW_FRAMES;
        }
        return detection.attackSuspected() ? Finding.SUSPECTED : Finding.NOT_SUSPECTED;
    }

    double attackScore() {
        return detection.attackScore().orElse(0);
    }
}
