package dev.muster.otp.verify;

import java.time.Duration;
import java.util.OptionalInt;

/** What became of a typed code. */
public sealed interface Verdict {
    /** It was right, and is used up now. */
    record Accepted() implements Verdict {}

    /**
     * It was wrong.
     *
     * @param triesLeft how often this very code may still be tried, where that is limited
     */
    record Wrong(OptionalInt triesLeft) implements Verdict {}

    /** It was right once, and has been used. */
    record Used() implements Verdict {}

    record Expired() implements Verdict {}

    /** A newer code has been sent; only that one counts. */
    record Superseded() implements Verdict {}

    /** This code was tried wrongly too often and is dead; a new one is needed. */
    record Exhausted() implements Verdict {}

    /** Not compared: after too many failures of this factor there is a pause. */
    record Waiting(Duration pause) implements Verdict {}

    /** Not compared: after 100 failures in a row the factor is off until it is renewed (NIST SP 800-63B-4, 3.2.2). */
    record Off() implements Verdict {}

    /** There is no such code: nothing was sent, or not for this purpose and session. */
    record Unknown() implements Verdict {}
}
