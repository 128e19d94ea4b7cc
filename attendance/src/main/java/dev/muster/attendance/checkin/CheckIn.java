package dev.muster.attendance.checkin;

import dev.muster.attendance.register.Punch;
import dev.muster.attendance.register.Register;
import dev.muster.gallery.SubjectId;
import java.time.Instant;
import java.util.Optional;

/** The decision whether an identified person is entered in the register. */
public final class CheckIn {
    private final Register register;
    private final CheckInPolicy policy;

    public CheckIn(Register register, CheckInPolicy policy) {
        this.register = register;
        this.policy = policy;
    }

    /** The punch that a sighting would make, at the time of day where the register is kept. */
    public Punch punch(SubjectId subject, String name, Instant time, double similarity, String source) {
        return new Punch(subject, name, time.atZone(policy.zone()), similarity, source, policy.direction());
    }

    /** The earlier punch that still counts, so that this one would not be entered. */
    public Optional<Punch> earlier(Punch punch) {
        return register.counting(punch, policy.repeatAfter());
    }

    /** Enters the punch, unless an earlier one still counts. */
    public Register.Entry enter(Punch punch) {
        return register.record(punch, policy.repeatAfter());
    }
}
