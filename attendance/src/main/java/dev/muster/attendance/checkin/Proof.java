package dev.muster.attendance.checkin;

import dev.muster.attendance.register.Punch;
import dev.muster.frame.Frame;

/**
 * What people must prove, after they were identified, before their punch is entered: that a live face does what it is
 * asked to. One for each run, used by the run's thread.
 */
public interface Proof {
    /** Nobody needs to prove anything. */
    Proof NONE = _ -> false;

    /**
     * Whether something is wanted still of this person before the punch may be entered; if so, asks for it. Called
     * whenever a view confirms who it is, until the punch is entered.
     */
    boolean wanted(Punch punch);

    /** Looks at the next frame of the run, before anybody in it is told of. */
    default void look(Frame frame) throws InterruptedException {}
}
