package dev.muster.attendance.checkin;

import dev.muster.attendance.register.Punch;
import dev.muster.attendance.register.Register;
import java.time.Instant;

/** Decides whether somebody who was identified is entered in the register. */
public final class CheckIn {
    private final CheckInPolicy policy;
    private final Register register;

    public CheckIn(CheckInPolicy policy, Register register) {
        this.policy = policy;
        this.register = register;
    }

    /**
     * Enters somebody who was identified, unless an earlier punch still counts.
     *
     * @param similarity of the evidence
     * @param seen when the evidence was complete
     * @param source which camera or file saw it
     */
    public Register.Entry identified(String name, double similarity, Instant seen, String source) {
        Punch punch = new Punch(name, seen.atZone(policy.zone()), similarity, source);
        return register.record(punch, policy.repeatAfter());
    }
}
