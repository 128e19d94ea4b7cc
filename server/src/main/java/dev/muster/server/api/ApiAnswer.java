package dev.muster.server.api;

import dev.muster.otp.verify.Verdict;
import java.time.Duration;
import java.time.Instant;

/** What a program is told. */
sealed interface ApiAnswer {
    /**
     * A code is on its way, or looks as if it were.
     *
     * @param to where to, masked
     */
    record Issued(String challenge, Instant expiresAt, String to) implements ApiAnswer {}

    /** A code was looked at. */
    record Checked(Verdict verdict) implements ApiAnswer {}

    /** Not now. */
    record Later(Duration pause) implements ApiAnswer {}

    /** Nobody's codes can go that way. */
    record NoProvider() implements ApiAnswer {}
}
