package dev.muster.otp.verify;

import java.util.Optional;

/** Remembers delivered codes. Each method is one atomic step, among threads and among processes. */
public interface Challenges {
    /** Adds one; those sent before for the same use are superseded. */
    void open(Challenge challenge);

    /** Counts an attempt at a code; empty where there is none of that id and use. */
    Optional<Attempt> attempt(String id, CodeUse use);

    /** Uses a code up, unless it is used or superseded: true for one caller only. */
    boolean use(String id);

    /**
     * A challenge as an attempt finds it.
     *
     * @param tries attempts so far, this one included
     */
    record Attempt(Challenge challenge, int tries, boolean used, boolean superseded) {}
}
