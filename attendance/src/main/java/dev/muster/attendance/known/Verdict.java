package dev.muster.attendance.known;

import dev.muster.embedding.Embedding;

/** What the gate makes of one photo. */
sealed interface Verdict {

    record Accepted(Embedding embedding) implements Verdict {}

    record Refused(String reason) implements Verdict {}
}
