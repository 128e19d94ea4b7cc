package dev.muster.otp.verify;

import java.time.Duration;

/** Whether a code may be compared. */
public sealed interface Admission {
    record Admitted() implements Admission {}

    /** @param pause how long yet */
    record Paused(Duration pause) implements Admission {}

    /** Until the factor is renewed. */
    record Off() implements Admission {}
}
