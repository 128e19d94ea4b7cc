package dev.muster.otp.verify;

import java.time.Duration;

/** Whether a code may be compared. */
public sealed interface Admission {
    record Admitted() implements Admission {}

    /**
     * Not yet.
     *
     * @param pause how long
     */
    record Paused(Duration pause) implements Admission {}

    /** Until the factor is renewed. */
    record Off() implements Admission {}
}
